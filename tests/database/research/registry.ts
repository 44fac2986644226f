/** A registry for tests of research data: people who apply and decide, and as many courses as a test wants. */
import type { Backend, Database } from '../../../src/lib/server/backend/index.ts';
import {
	decide,
	saveApplication,
	sendApplication,
	type Application,
} from '../../../src/lib/server/projects/index.ts';
import { requestRelease } from '../../../src/lib/server/releases/index.ts';
import { workOnReleases } from '../../../src/lib/server/releases/run.ts';
import type { Writer } from '../../../src/lib/server/releaseFiles/types.ts';
import { daysAgo } from '../../days.ts';

export const people = {
	researcher: '10000000-0000-4000-8000-0000000000a1',
	other: '10000000-0000-4000-8000-0000000000a2',
	coordinator: '10000000-0000-4000-8000-0000000000a3',
	both: '10000000-0000-4000-8000-0000000000a4',
};

export function owner<Row>(backend: Backend, sql: string, parameters?: unknown[]): Promise<Row[]> {
	if (!backend.embedded) throw new Error('these tests need the embedded backend');
	return backend.embedded.sql.query<Row>(sql, parameters);
}

export async function addPeople(backend: Backend): Promise<void> {
	for (const [name, id] of Object.entries(people)) {
		await owner(backend, 'insert into account (id, email, display_name) values ($1, $2, $3)', [
			id,
			`${name}@example.no`,
			name,
		]);
	}
	for (const role of [
		[people.researcher, 'researcher'],
		[people.other, 'researcher'],
		[people.coordinator, 'coordinator'],
		[people.both, 'researcher'],
		[people.both, 'coordinator'],
	])
		await owner(backend, 'insert into membership (account_id, role) values ($1, $2)', role);
	await owner(
		backend,
		`insert into unit (id, name, organisation_id, service_level, main_instrument) values ('unit-secret', 'Hemmelig enhet', 'municipality-4601', '2', 'barthel20')`,
	);
}

/**
 * Completed courses by chance that is the same every time, from number `from` on; every fifth is the second of a person.
 * Past triggers: the facts are computed at the end.
 */
export async function addCourses(backend: Backend, from: number, to: number): Promise<void> {
	if (!backend.embedded) throw new Error('these tests need the embedded backend');
	const r = (k: number, of = 'n') => `((hashint8extended(${of}, ${k}) & 1048575) / 1048576.0::float8)`;
	const id = (kind: string, of: string) =>
		`overlay(overlay(md5('${kind} ' || ${of}) placing '4' from 13) placing '8' from 17)::uuid`;
	await backend.embedded.sql.run(`
		set session_replication_role = replica;
		insert into person (id, birth_date, sex)
			select ${id('person', 'n')}, date '1930-01-01' + (${r(1)} * 25000)::integer, case when ${r(2)} < 0.55 then 'female' else 'male' end
			from generate_series(${from}, ${to}::bigint) n where n % 5 <> 0;
		insert into person_identity (person_id, national_id_hmac, ciphertext, key_id)
			select ${id('person', 'n')}, 'hemmelig-hmac-' || n, 'hemmelig-chiffer', 'k1' from generate_series(${from}, ${to}::bigint) n where n % 5 <> 0;
		insert into course (id, unit_id, local_number, local_id, initials, person_id, status, residence_municipality_id, referral_date, start_date, end_date, service_level,
			delivery, phase, diagnosis_group, professions, main_instrument, completed_at)
			select ${id('course', 'n')}, 'unit-secret', n, 'LOKAL-' || n, 'HMLG', ${id('person', 'case when n % 5 = 0 then n - 1 else n end')}, 'completed',
				(array['municipality-4601', 'municipality-0301', 'municipality-5001', 'municipality-1103'])[1 + floor(${r(3)} * 4)::integer],
				d.start_date - (${r(4)} * 90)::integer, d.start_date, d.start_date + 14 + (${r(5)} * 40)::integer,
				(array['2', '3', '4', '5.2'])[1 + floor(${r(6)} * 4)::integer], case when ${r(7)} < 0.5 then 'home' else 'inpatient' end, 'early',
				(array['stroke', 'stroke', 'geriatric_hip_fracture', 'pain', 'heart', 'other'])[1 + floor(${r(8)} * 6)::integer],
				array['nurse', 'physiotherapist'], 'barthel20', d.start_date + 60
			from generate_series(${from}, ${to}::bigint) n
			cross join lateral (select date '2022-01-10' + (${r(9)} * 700)::integer as start_date) d;
		insert into measurement (course_id, instrument, timepoint, value, missing_reason)
			select ${id('course', 'n')}, 'barthel20', t, case when t = 'end' and ${r(10)} < 0.1 then null else floor(${r(11)} * 12) + case t when 'end' then floor(${r(16)} * 8) else 0 end end,
				case when t = 'end' and ${r(10)} < 0.1 then 'refused' end
			from generate_series(${from}, ${to}::bigint) n cross join unnest(array['start', 'end']) t;
		insert into measurement (course_id, instrument, timepoint, value)
			select ${id('course', 'n')}, 'tug', 'start', round((8 + ${r(12)} * 20 + case when ${r(13)} < 0.01 then 400 else 0 end)::numeric, 1) from generate_series(${from}, ${to}::bigint) n;
		insert into goal (course_id, position, text, attained, start_level) select ${id('course', 'n')}, 1, 'Hemmelig mål om Kari', floor(${r(14)} * 4)::integer - 1, -1
			from generate_series(${from}, ${to}::bigint) n;
		insert into work_state (course_id, timepoint, state) select ${id('course', 'n')}, 'start', (array['work', 'aap', 'retired', 'full_sick_leave'])[1 + floor(${r(15)} * 4)::integer]
			from generate_series(${from}, ${to}::bigint) n;
		set session_replication_role = origin;
		select public.recompute_facts();
	`);
}

/** Quasi-identifiers that the tests ask for, with what else there is. */
export const variables = [
	...['sex', 'age_band', 'county', 'diagnosis_group', 'service_level', 'year'].map((name) => ({
		name,
		reason: 'Justert for i analysen',
	})),
	...[
		'person_key',
		'length_days',
		'barthel20_start',
		'barthel20_end',
		'tug_start',
		'gas_end',
		'work_start',
		'ind_function_improved',
		'delivery',
	].map((name) => ({
		name,
		reason: name === 'delivery' ? 'Justert for i analysen' : null,
	})),
];

export function application(changes: Partial<Application> = {}): Application {
	return {
		title: 'Etter slag',
		purpose: 'Beskrive forløp etter slag',
		institution: 'Universitetet',
		approval_reference: 'REK 1',
		ends_on: daysAgo(-300),
		period_from: 2016,
		period_to: 2100,
		service_levels: [],
		diagnosis_groups: [],
		counties: [],
		age_from: null,
		k: 5,
		l: 1,
		risk_ceiling: 0.2,
		date_mode: 'none',
		variables,
		...changes,
	};
}

export async function sentProject(db: Database, changes: Partial<Application> = {}): Promise<string> {
	const saved = await saveApplication(db, application(changes));
	if (!saved.ok) throw new Error(saved.fault);
	const sent = await sendApplication(db, saved.value);
	if (!sent.ok) throw new Error(sent.fault);
	return saved.value;
}

export async function approvedProject(
	backend: Backend,
	changes: Partial<Application> = {},
	researcher = people.researcher,
): Promise<string> {
	const id = await sentProject(await backend.as(researcher), changes);
	const decided = await decide(await backend.as(people.coordinator), id, true, 'I orden');
	if (!decided.ok) throw new Error(decided.fault);
	return id;
}

/** A writer that a test can read: one line of JSON a row, after the names. */
export async function* linesWriter(
	...[{ variables, rows, rowCount, progress }]: Parameters<Writer>
): ReturnType<Writer> {
	const { createHash } = await import('node:crypto');
	const hash = createHash('sha256');
	let bytes = 0;
	const line = (value: unknown) => {
		const text = new TextEncoder().encode(`${JSON.stringify(value)}\n`);
		hash.update(text);
		bytes += text.length;
		return text;
	};
	yield line(variables.map(({ name }) => name));
	let done = 0;
	for await (const page of rows()) {
		for (const row of page) yield line(row);
		done += page.length;
		progress(done, rowCount);
	}
	return { bytes, sha256: hash.digest('hex'), files: [{ name: 'lines', bytes, sha256: '' }] };
}

/** Asks for a release and has it made. */
export async function makeRelease(
	backend: Backend,
	project: string,
	write: Writer = linesWriter,
	researcher = people.researcher,
): Promise<string> {
	const asked = await requestRelease(await backend.as(researcher), project, {
		formats: ['csv'],
		labels: false,
		language: 'nb',
	});
	if (!asked.ok) throw new Error(asked.reason);
	await work(backend, write);
	return asked.id;
}

export function work(backend: Backend, write: Writer = linesWriter): Promise<void> {
	return workOnReleases({ backend }, new AbortController().signal, write);
}

export type Line = Record<string, string | number | boolean | null>;

/** The rows of a release that linesWriter wrote, as the owner of the database finds them. */
export async function linesOf(backend: Backend, release: string): Promise<Line[]> {
	const pieces = await owner<{ bytes: Uint8Array }>(
		backend,
		'select bytes from private.release_piece where release_id = $1 order by number',
		[release],
	);
	const text = Buffer.concat(pieces.map(({ bytes }) => bytes)).toString('utf8');
	const [names = [], ...rows] = text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as never[]);
	return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])));
}
