import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { clientOf, empty, everyone, ids, ownerOf, setUp, type Role } from './people.ts';
import { openRegistry } from './registry.ts';

type Operation = 'select' | 'insert' | 'update' | 'delete';
const operations: Operation[] = ['select', 'insert', 'update', 'delete'];

interface Rule {
	/** The row that is tried: column and value. */
	row: [string, string | number];
	/** Columns that an update sets. */
	change: Record<string, unknown>;
	/** A new row of the same kind. */
	added: Record<string, unknown>;
	/** Columns that are read, where some are nobody's. */
	columns?: string;
	/** What each role may do; who is not named may do nothing. */
	may: Partial<Record<Role, Operation[]>>;
}

const all = (...may: Operation[]) => Object.fromEntries(everyone.map((role) => [role, may])) as Rule['may'];
const underCourse: Rule['may'] = { clinician: ['select', 'insert', 'update', 'delete'] };

/** A draft of the first unit with nothing under it. */
const bareCourse = '20000000-0000-4000-8000-000000000002';
const registry = `${setUp} insert into course (id, unit_id) values ('${bareCourse}', 'unit-first');
	insert into publication (year, version) values (2020, 1) on conflict do nothing;
	insert into published_cell (view, node_id, year, quarter, indicator, n, met) values ('unit', 'nation', 2020, 0, 'timely', 10, 9) on conflict do nothing;
	insert into published_filter (year, indicator, dimension_a, value_a, n, met) values (2020, 'timely', 'sex', 'female', 10, 9) on conflict do nothing;
	insert into published_effect (node_id, year, kind, content) values ('nation', 2020, 'work', '{}') on conflict do nothing;
	insert into variable_completeness (name, year, courses, share) values ('sex', 2020, 10, 1) on conflict do nothing;
	insert into case_mix_model (indicator, year, frozen_on, kind, terms, fit) values ('function_improved', 2023, '2024-03-01', 'proportion', '[]', '{}')
		on conflict do nothing;
	insert into variable_value (name, value, courses) values ('sex', 'female', 50) on conflict do nothing;
	insert into variable_number (name, courses, quantiles) values ('length_days', 100, '{1,2,3,4,5}') on conflict do nothing;`;

/** Every table of the public schema, and who may do what with the row of the first unit. */
const rules: Record<string, Rule> = {
	organisation: {
		row: ['id', 'municipality-4601'],
		change: { name: 'Changed' },
		added: { id: 'institution-new', kind: 'institution', name: 'New', parent_id: 'region-vest' },
		may: { ...all('select'), coordinator: ['select', 'insert'] },
	},
	municipality: {
		row: ['organisation_id', 'municipality-4601'],
		change: { population: 1 },
		added: { organisation_id: 'county-46', number: '9999' },
		may: all('select'),
	},
	instrument: {
		row: ['id', 'barthel20'],
		change: { important_change: 0 },
		added: { id: 'new', decimals: 0, better: 'higher', summarised: true },
		may: all('select'),
	},
	indicator_definition: {
		row: ['id', 'function_improved'],
		change: { minimum_n_public: 0 },
		added: { id: 'new', version: 1 },
		may: all('select'),
	},
	published_cell: {
		row: ['node_id', 'nation'],
		change: { n: 1 },
		added: { view: 'unit', node_id: 'unit-first', year: 2020, quarter: 0, indicator: 'timely', n: 1 },
		may: all('select'),
	},
	published_filter: {
		row: ['indicator', 'timely'],
		change: { n: 1 },
		added: { year: 2020, indicator: 'timely', dimension_a: 'sex', value_a: 'male', n: 1 },
		may: all('select'),
	},
	published_effect: {
		row: ['kind', 'work'],
		change: { content: {} },
		added: { node_id: 'nation', year: 2019, kind: 'work', content: {} },
		may: { ...all('select'), anonymous: [] },
	},
	publication: {
		row: ['year', 2020],
		change: { version: 0 },
		added: { year: 2019, version: 1 },
		may: all('select'),
	},
	unit: {
		row: ['id', 'unit-first'],
		change: { name: 'Changed' },
		added: {
			id: 'unit-new',
			name: 'New',
			organisation_id: 'municipality-4601',
			service_level: '2',
			main_instrument: 'berg',
		},
		may: { ...all('select'), coordinator: ['select', 'insert', 'update'] },
	},
	unit_municipality: {
		row: ['unit_id', 'unit-first'],
		change: { municipality_id: 'municipality-4611' },
		added: { unit_id: 'unit-first', municipality_id: 'municipality-4612' },
		may: { ...all('select'), coordinator: ['select', 'insert', 'delete'] },
	},
	organisation_unit: {
		row: ['organisation_id', 'municipality-4601'],
		change: { organisation_id: 'county-03' },
		added: { organisation_id: 'county-03', unit_id: 'unit-first' },
		may: all('select'),
	},
	registry_setting: {
		row: ['key', 'demo'],
		change: { value: true },
		added: { key: 'new', value: true },
		may: all('select'),
	},
	account: {
		row: ['id', ids.clinician],
		change: { display_name: 'Changed' },
		added: { id: '10000000-0000-4000-8000-00000000000a', email: 'new@test.invalid', display_name: 'New' },
		may: { clinician: ['select'], coordinator: ['select', 'insert', 'update'] },
	},
	membership: {
		row: ['account_id', ids.clinician],
		change: { unit_id: 'unit-other' },
		added: { account_id: ids.clinician, role: 'clinician', unit_id: 'unit-other' },
		may: { clinician: ['select'], coordinator: ['select', 'insert', 'delete'] },
	},
	account_credential: {
		row: ['account_id', ids.clinician],
		change: { password_hash: '$argon2id$other' },
		added: { account_id: ids.leader, password_hash: '$argon2id$other' },
		may: {},
	},
	session: {
		row: ['id', 'a-session'],
		change: { account_id: ids.coordinator },
		added: { id: 'new', account_id: ids.coordinator, expires_at: '2099-01-01' },
		may: {},
	},
	sign_in_attempt: {
		row: ['key_hash', 'a-key'],
		change: { key_hash: 'new' },
		added: { key_hash: 'new' },
		may: {},
	},
	invitation: {
		row: ['token_hash', 'a-token'],
		change: { used_at: null },
		added: { token_hash: 'new', expires_at: '2099-01-01' },
		may: {},
	},
	audit_event: {
		row: ['account_id', ids.clinician],
		change: { action: 'nothing' },
		added: { account_id: ids.clinician, action: 'nothing' },
		may: { clinician: ['select'], coordinator: ['select'] },
	},
	person: {
		row: ['id', ids.person],
		change: { sex: 'male' },
		added: { birth_date: '1950-01-01', sex: 'male' },
		may: { clinician: ['select'] },
	},
	person_identity: {
		row: ['person_id', ids.person],
		change: { key_id: 'other' },
		added: { person_id: ids.person, national_id_hmac: 'new', ciphertext: 'new', key_id: 'new' },
		may: {},
	},
	reservation: {
		row: ['national_id_hmac', 'another-hmac'],
		change: { national_id_hmac: 'new' },
		added: { national_id_hmac: 'new' },
		may: {},
	},
	import_batch: {
		row: ['id', ids.batch],
		change: { state: 'checked' },
		added: { unit_id: 'unit-first', file_name: 'new.csv' },
		may: { clinician: ['select'] },
	},
	import_chunk: {
		row: ['batch_id', ids.batch],
		change: { checked: 'forged' },
		added: { batch_id: ids.batch, number: 2, rows: 1 },
		may: { clinician: ['select'] },
	},
	import_column: {
		row: ['header', 'our number'],
		change: { column_name: 'initials' },
		added: { unit_id: 'unit-first', header: 'new', column_name: null },
		may: { clinician: ['select', 'insert', 'update'] },
	},
	course: {
		row: ['id', ids.course],
		change: { phase: 'late' },
		added: { unit_id: 'unit-first', status: 'draft', local_id: 'new' },
		may: { clinician: ['select', 'insert', 'update'] },
	},
	measurement: {
		row: ['course_id', ids.course],
		change: { missing_reason: 'refused', value: null },
		added: { course_id: ids.course, instrument: 'berg', timepoint: 'start', value: 40 },
		may: underCourse,
	},
	goal: {
		row: ['course_id', ids.course],
		change: { attained: 1 },
		added: { course_id: ids.course, position: 2, text: 'Another' },
		may: underCourse,
	},
	copm_problem: {
		row: ['course_id', ids.course],
		change: { performance_end: 9 },
		added: { course_id: ids.course, position: 2, text: 'Another' },
		may: underCourse,
	},
	course_services: {
		row: ['course_id', ids.course],
		change: { hours_end: 1.5 },
		added: { course_id: bareCourse, hours_start: 3 },
		may: underCourse,
	},
	work_state: {
		row: ['course_id', ids.course],
		change: { state: 'work' },
		added: { course_id: ids.course, timepoint: 'end', state: 'work' },
		may: underCourse,
	},
	followup: {
		row: ['course_id', ids.course],
		change: { result: 'moved' },
		added: {
			course_id: ids.course,
			timepoint: 'm3',
			done_on: '2024-05-20',
			mode: 'phone',
			result: 'answered',
		},
		may: underCourse,
	},
	satisfaction: {
		row: ['course_id', ids.course],
		change: { level: 1 },
		added: { course_id: ids.course, respondent: 'kin', level: 4 },
		may: underCourse,
	},
	followup_attempt: {
		row: ['course_id', ids.course],
		change: { outcome: 'call_later' },
		added: { course_id: ids.course, timepoint: 'm12', outcome: 'call_later' },
		may: { clinician: ['select', 'insert'] },
	},
	followup_answer: {
		row: ['course_id', ids.course],
		change: { goals_kept: 'partly' },
		added: { course_id: ids.course, timepoint: 'm3', goals_kept: 'kept' },
		may: { clinician: ['select', 'insert', 'update'] },
	},
	// Read without the hash alone, and made by a function: see followups.test.ts.
	followup_link: {
		row: ['id', ids.link],
		change: { expires_at: '2099-01-01' },
		added: { course_id: ids.course, token_hash: 'b'.repeat(64), expires_at: '2099-01-01' },
		may: {},
	},
	revision: {
		row: ['course_id', ids.course],
		change: { reason: 'Changed' },
		added: { course_id: ids.course, table_name: 'course', operation: 'update' },
		may: { clinician: ['select'] },
	},
	erased_course: {
		row: ['id', ids.erased],
		change: { reason: 'Changed' },
		added: { id: ids.course, unit_id: 'unit-first', local_number: 998, reason: 'New' },
		columns: 'id, unit_id, local_number, erased_at, reason',
		may: { clinician: ['select'] },
	},
	course_fact: {
		row: ['course_id', ids.course],
		change: { function_improved: false },
		added: { course_id: ids.course },
		may: {},
	},
	// Written by the job that freezes models, and by nobody changed: see caseMix.test.ts.
	case_mix_model: {
		row: ['indicator', 'function_improved'],
		change: { fit: { n: 1 } },
		added: {
			indicator: 'timely',
			year: 2023,
			frozen_on: '2024-03-01',
			kind: 'proportion',
			terms: [],
			fit: {},
		},
		may: all('select'),
	},
	reported_count: {
		row: ['unit_id', 'unit-first'],
		change: { count: 1 },
		added: { unit_id: 'unit-other', year: 2023, source: 'KPR', count: 10 },
		columns: 'unit_id, year, source, count, note, loaded_at',
		may: all('select'),
	},
	// Read by coordinators and written by a trigger alone: see coverage.test.ts.
	replaced_count: {
		row: ['unit_id', 'unit-first'],
		change: { count: 1 },
		added: {
			unit_id: 'unit-other',
			year: 2023,
			source: 'KPR',
			count: 10,
			loaded_at: '2024-01-01',
		},
		may: { coordinator: ['select'] },
	},
	course_change: {
		row: ['course_id', ids.course],
		change: { improved: false },
		added: { course_id: ids.course },
		may: {},
	},
	unit_token: {
		row: ['id', ids.token],
		change: { revoked_at: '2024-01-01' },
		added: { unit_id: 'unit-other', name: 'New', token_hash: '1'.repeat(64), account_id: ids.clinician },
		columns: 'id, unit_id, name, created_at, last_used_at, revoked_at',
		may: { leader: ['select'] },
	},
	// One row per channel is always there; who sends reads it by a function: see sender.test.ts.
	sender_setting: {
		row: ['channel', 'email'],
		change: { sent_from: 'changed@test.invalid' },
		added: { channel: 'email' },
		columns: 'channel, server, port, username, sent_from, key_id',
		may: { coordinator: ['select', 'update'] },
	},
	// Whose mails it ends is told by the link alone: see subscriptions.test.ts.
	subscription: {
		row: ['id', ids.subscription],
		change: { frequency: 'quarterly' },
		added: {
			address: '/indicators?organisation=nation',
			frequency: 'monthly',
			locale: 'nb',
			token_hash: '2'.repeat(64),
		},
		columns: 'id, account_id, address, frequency, locale, created_at, sent_for',
		may: { leader: ['select', 'insert', 'delete'], coordinator: ['insert'] },
	},
	project: {
		row: ['id', ids.project],
		change: { state: 'approved', decided_at: '2024-01-01', decided_by: ids.coordinator },
		added: {
			title: 'Another',
			purpose: 'To learn something else',
			approval_reference: 'REK 2',
			ends_on: '2099-01-01',
		},
		may: { researcher: ['select'], coordinator: ['select'] },
	},
	// Written by the steps of an application alone: see research/applications.test.ts.
	project_variable: {
		row: ['project_id', ids.project],
		change: { reason: 'Changed' },
		added: { project_id: ids.project, name: 'year', position: 3, reason: 'Compared in the analysis' },
		may: { researcher: ['select'], coordinator: ['select'] },
	},
	project_message: {
		row: ['project_id', ids.project],
		change: { body: 'Changed' },
		added: { project_id: ids.project, kind: 'approved' },
		may: { researcher: ['select'], coordinator: ['select'] },
	},
	release: {
		row: ['project_id', ids.project],
		change: { state: 'ready' },
		added: { project_id: ids.project, number: 2, formats: ['csv'] },
		may: { researcher: ['select'], coordinator: ['select'] },
	},
	variable_completeness: {
		row: ['name', 'sex'],
		change: { share: 0 },
		added: { name: 'sex', year: 2019, courses: 10 },
		may: all('select'),
	},
	project_disclosure: {
		row: ['project_id', ids.project],
		change: { report: {} },
		added: { project_id: ids.project },
		may: { coordinator: ['select'] },
	},
	variable_value: {
		row: ['name', 'sex'],
		change: { courses: 10 },
		added: { name: 'sex', value: 'male', courses: 10 },
		may: all('select'),
	},
	variable_number: {
		row: ['name', 'length_days'],
		change: { courses: 10 },
		added: { name: 'waiting_days', courses: 10, quantiles: [1, 2, 3, 4, 5] },
		may: all('select'),
	},
};

let backend: Backend;

beforeAll(async () => {
	backend = await openRegistry();
	await ownerOf(backend).run(registry);
});
afterAll(() => backend.close());

/** The table as its owner sees it. */
async function contents(table: string): Promise<string> {
	const [row] = await ownerOf(backend).query<{ rows: string }>(
		`select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as rows from public.${table} t`,
	);
	return row?.rows ?? '';
}

async function isThere(table: string, [column, value]: Rule['row']): Promise<boolean> {
	const [row] = await ownerOf(backend).query<{ there: boolean }>(
		`select exists (select 1 from public.${table} t where t.${column}::text = $1) as there`,
		[String(value)],
	);
	return row?.there ?? false;
}

function attempt(
	db: Database,
	table: string,
	operation: Operation,
	{ row: [column, value], change, added, columns = '*' }: Rule,
) {
	const from = db.from(table);
	switch (operation) {
		case 'select':
			return from.select(columns).eq(column, value);
		case 'insert':
			return from.insert(added);
		case 'update':
			return from.update(change).eq(column, value);
		case 'delete':
			return from.delete().eq(column, value);
	}
}

const cases = Object.keys(rules).flatMap((table) =>
	operations.flatMap((operation) => everyone.map((role) => [role, operation, table] as const)),
);

describe('who may do what', () => {
	test.each(cases)('%s: %s %s', async (role, operation, table) => {
		const rule = rules[table];
		if (!rule) throw new Error(`no rule for ${table}`);
		const allowed = rule.may[role]?.includes(operation) ?? false;
		const before = await contents(table);
		// The row that is hidden or shown is there: nothing is denied because it does not exist.
		expect(await isThere(table, rule.row)).toBe(true);

		const { data, error } = await attempt(await clientOf(backend, role), table, operation, rule);
		const after = await contents(table);
		if (operation === 'select') {
			expect(Array.isArray(data) && data.length > 0).toBe(allowed);
		} else {
			expect(after !== before).toBe(allowed);
			if (allowed) expect(error).toBeNull();
			if (after !== before) {
				await ownerOf(backend).run(
					`${empty} delete from organisation where id = 'institution-new'; ${registry}`,
				);
			}
		}
	});
});

describe('nothing is forgotten', () => {
	test('every table has row security, and a rule here', async () => {
		const tables = await ownerOf(backend).query<{ name: string; secured: boolean }>(
			`select c.relname as name, c.relrowsecurity as secured from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
		);
		expect(tables.map((table) => table.name)).toEqual(Object.keys(rules).sort());
		expect(tables.filter((table) => !table.secured)).toEqual([]);
	});

	test('no private table is granted to anybody', async () => {
		const open = await ownerOf(backend).query(
			`select c.relname, r.rolname from pg_class c join pg_namespace n on n.oid = c.relnamespace
			cross join (values ('anon'), ('authenticated')) r (rolname)
			where n.nspname = 'private' and c.relkind in ('r', 'v')
				and has_table_privilege(r.rolname, c.oid, 'select, insert, update, delete')`,
		);
		expect(open).toEqual([]);
	});

	test('the public calls only the functions of published numbers, of projects, of a patient’s link and of a mail’s', async () => {
		const functions = await ownerOf(backend).query<{ name: string }>(
			`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			where n.nspname in ('public', 'private') and has_function_privilege('anon', p.oid, 'execute') order by 1`,
		);
		expect(functions.map((one) => one.name)).toEqual([
			'answer_followup_link',
			'end_subscription',
			'indicator_cells',
			'indicator_filtered',
			'indicator_frame',
			'indicator_parts',
			'indicator_units',
			'open_followup_link',
			'organisation_around',
			'organisation_sources',
			'public_projects',
			'response_strata',
		]);
	});

	test('every function that runs as its owner fixes its search path', async () => {
		const loose = await ownerOf(backend).query(
			`select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			where n.nspname in ('public', 'private') and p.prosecdef and not coalesce(p.proconfig::text like '%search_path=%', false)`,
		);
		expect(loose).toEqual([]);
	});
});
