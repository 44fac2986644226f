import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportRowSchema, type ExportRow } from '../../src/lib/domain/deidentification/index.ts';
import { dateInOslo } from '../../src/lib/domain/formatDate.ts';
import { DatabaseError, answer, done } from '../../src/lib/server/backend/answers.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { listEvents } from '../../src/lib/server/audit/index.ts';
import { download } from '../../src/lib/server/exports/index.ts';
import { apply, approve, listOwnProjects, listProjects } from '../../src/lib/server/projects/index.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
const people = {
	researcher: randomUUID(),
	other: randomUUID(),
	coordinator: randomUUID(),
	both: randomUUID(),
};
const days = (count: number) => dateInOslo(new Date(Date.now() + count * 86_400_000));
const secrets = [
	'Hemmelig mål',
	'Hemmelig enhet',
	'LOKAL-77',
	'1961-03-17',
	'hemmelig-hmac',
	'hemmelig-chiffer',
];

function owner<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
	if (!backend.embedded) throw new Error('these tests need the embedded backend');
	return backend.embedded.sql.query<Row>(sql, parameters);
}

/** Forty completed courses of thirty-five persons, with everything that must not leave the registry. */
async function fill(): Promise<void> {
	for (const [name, id] of Object.entries(people)) {
		await owner('insert into account (id, email, display_name) values ($1, $2, $3)', [
			id,
			`${name}@example.no`,
			name,
		]);
	}
	const roles = [
		[people.researcher, 'researcher'],
		[people.other, 'researcher'],
		[people.coordinator, 'coordinator'],
		[people.both, 'researcher'],
		[people.both, 'coordinator'],
	];
	for (const role of roles) await owner('insert into membership (account_id, role) values ($1, $2)', role);
	await owner(
		`insert into unit (id, name, organisation_id, service_level, main_instrument)
			values ('unit-secret', 'Hemmelig enhet', 'municipality-4601', '2', 'barthel20')`,
	);
	for (let index = 0; index < 40; index += 1) await addCourse(index);
}

async function addCourse(index: number): Promise<string> {
	const [person, course] = [randomUUID(), randomUUID()];
	const again = index >= 35;
	if (!again) {
		await owner(`insert into person (id, birth_date, sex) values ($1, '1961-03-17', 'female')`, [person]);
		await owner(`insert into person_identity values ($1, $2, 'hemmelig-chiffer', 'k1')`, [
			person,
			`hemmelig-hmac-${index}-${person}`,
		]);
	}
	await owner(
		`insert into course (id, unit_id, local_id, person_id, status, residence_municipality_id, referral_date, start_date, end_date,
				service_level, delivery, phase, diagnosis_group, main_instrument)
			values ($1, 'unit-secret', $2, coalesce($3, (select person_id from course order by local_number limit 1)), 'completed',
				'municipality-4601', $4::date - 50, $4::date - 40, $4::date, '2', 'home', 'early', 'stroke', 'barthel20')`,
		[course, `LOKAL-77-${course.slice(0, 8)}`, again ? null : person, days(-400)],
	);
	await owner(
		`insert into measurement (course_id, instrument, timepoint, value, missing_reason)
			values ($1, 'barthel20', 'start', 12, null), ($1, 'barthel20', 'end', $2, $3)`,
		index % 2 === 0 ? [course, 15, null] : [course, null, 'refused'],
	);
	await owner(
		`insert into goal (course_id, position, text, attained) values ($1, 1, 'Hemmelig mål om Kari', 0)`,
		[course],
	);
	return course;
}

async function project(db: Database, ends_on = days(30)): Promise<string> {
	await apply(db, {
		title: 'Etter slag',
		purpose: 'Beskrive forløp etter slag',
		approval_reference: 'REK 1',
		ends_on,
	});
	const [newest] = await listOwnProjects(db);
	if (!newest) throw new Error('no project');
	return newest.id;
}

async function approvedProject(db: Database): Promise<string> {
	const id = await project(db);
	expect(await approve(await backend.as(people.coordinator), id)).toBe('approved');
	return id;
}

function rows(db: Database, id: string, freeze = false): Promise<ExportRow[]> {
	return answer(
		z.array(exportRowSchema),
		db.rpc('export_rows', { p_project: id, p_freeze_from: freeze ? 10 : null }),
	);
}

const refused = expect.objectContaining({ code: '42501', message: 'project_not_approved' });

beforeAll(async () => {
	backend = await openRegistry();
	await fill();
});
afterAll(() => backend.close());

describe('drawing rows', () => {
	it('gives nothing of a project that waits for approval', async () => {
		const db = await backend.as(people.researcher);
		await expect(rows(db, await project(db))).rejects.toEqual(refused);
		expect(await owner('select 1 from course')).toHaveLength(40);
	});

	it('gives nothing of a project that has ended', async () => {
		const db = await backend.as(people.researcher);
		const id = await approvedProject(db);
		await expect(rows(db, id)).resolves.toHaveLength(40);
		await owner('update project set ends_on = $2 where id = $1', [id, days(-1)]);
		await expect(rows(db, id)).rejects.toEqual(refused);
	});

	it('gives nothing of somebody else’s project, not even to a coordinator', async () => {
		const id = await approvedProject(await backend.as(people.researcher));
		for (const person of [people.other, people.coordinator, people.both]) {
			await expect(rows(await backend.as(person), id)).rejects.toEqual(refused);
		}
		const anonymous = backend.anonymous().rpc('export_rows', { p_project: id });
		await expect(done(anonymous)).rejects.toThrow(DatabaseError);
	});

	it('gives nothing once the researcher is no longer active', async () => {
		const db = await backend.as(people.other);
		const id = await approvedProject(db);
		await owner('update account set active = false where id = $1', [people.other]);
		await expect(rows(db, id)).rejects.toEqual(refused);
		await owner('update account set active = true where id = $1', [people.other]);
		await expect(rows(db, id)).resolves.toHaveLength(40);
	});

	it('gives the same keys in one project and others in another', async () => {
		const db = await backend.as(people.researcher);
		const [one, two] = [await approvedProject(db), await approvedProject(db)];
		const keys = (list: ExportRow[]) => list.map((row) => `${row.course_key} ${row.person_key}`);
		const first = await rows(db, one);
		expect(keys(await rows(db, one))).toEqual(keys(first));
		expect(new Set(first.map((row) => row.person_key)).size).toBe(35);
		const others = new Set((await rows(db, two)).flatMap((row) => [row.course_key, row.person_key]));
		expect(first.filter((row) => others.has(row.course_key) || others.has(row.person_key))).toEqual([]);
	});

	it('holds no identity, date, free text, unit or local number', async () => {
		const db = await backend.as(people.researcher);
		const drawn = await rows(db, await approvedProject(db));
		const text = JSON.stringify(drawn.map((row) => ({ ...row, course_key: '', person_key: '' })));
		for (const secret of [...secrets, 'unit-secret', 'municipality-4601', days(-400), days(-440)]) {
			expect(text).not.toContain(secret);
		}
		expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
		expect(text).toContain('"barthel20_end":"refused"');
	});

	it('is in the audit log, with who, which project and how many rows', async () => {
		const db = await backend.as(people.researcher);
		const id = await approvedProject(db);
		await rows(db, id);
		const log = `select account_id, detail from audit_event where action = 'export_drawn' and subject = $1`;
		expect(await owner(log, [id])).toEqual([
			{ account_id: people.researcher, detail: { rows: 40, frozen: false } },
		]);
	});
});

describe('freezing', () => {
	it('keeps the rows of the first file, but not a course that was withdrawn', async () => {
		const db = await backend.as(people.researcher);
		const id = await approvedProject(db);
		const first = await rows(db, id, true);
		const added = await addCourse(0);
		await owner(`update measurement set value = 3 where value = 12`);
		expect(await rows(db, id)).toEqual(first);
		expect(await rows(db, await approvedProject(db))).toHaveLength(41);
		await owner(`update course set status = 'withdrawn' where id = $1`, [added]);
		expect(await rows(db, id)).toEqual(first);
		const [withdrawn] = await owner<{ id: string }>(
			`update course set status = 'withdrawn' where id = (select id from course where status = 'completed' order by local_number desc limit 1) returning id`,
		);
		expect(await rows(db, id)).toHaveLength(39);
		expect(await owner('select 1 from private.project_row where course_id = $1', [withdrawn?.id])).toEqual(
			[],
		);
		await owner(`update course set status = 'completed' where status = 'withdrawn' and id <> $1`, [added]);
	});

	it('gives the same files byte for byte, and logs each', async () => {
		const db = await backend.as(people.researcher);
		const id = await approvedProject(db);
		const file = async (name: 'data.csv' | 'codebook.csv' | 'report.txt') => {
			const made = await download(db, id, name);
			return made.ready ? made.body : made.reason;
		};
		const data = await file('data.csv');
		expect(data).toMatch(/^\uFEFFcourse_key;person_key;/);
		const report = await file('report.txt');
		await addCourse(0);
		expect(await file('data.csv')).toBe(data);
		expect(await file('report.txt')).toBe(report);
		expect(await file('codebook.csv')).toContain('barthel20_end_missing');
		const logged = await owner<{ detail: { file: string; rows: number; sha256: string } }>(
			`select detail from audit_event where action = 'export_downloaded' and subject = $1 order by id`,
			[id],
		);
		expect(logged.map(({ detail }) => detail.file)).toEqual([
			'data.csv',
			'report.txt',
			'data.csv',
			'report.txt',
			'codebook.csv',
		]);
		expect(report).toContain(logged[0]?.detail.sha256);
	});

	it('waits until there are persons enough', async () => {
		const db = await backend.as(people.researcher);
		const id = await approvedProject(db);
		await done(db.rpc('export_rows', { p_project: id, p_freeze_from: 1000 }));
		expect(await owner('select frozen_at from project where id = $1', [id])).toEqual([{ frozen_at: null }]);
		await done(db.rpc('export_rows', { p_project: id, p_freeze_from: 10 }));
		expect(await owner('select 1 from project where id = $1 and frozen_at is not null', [id])).toHaveLength(
			1,
		);
	});

	it('makes no file of a project that may not be drawn', async () => {
		const db = await backend.as(people.researcher);
		expect(await download(db, await project(db), 'data.csv')).toEqual({ ready: false, reason: 'not_found' });
		const foreign = await approvedProject(await backend.as(people.other));
		expect(await download(db, foreign, 'data.csv')).toEqual({ ready: false, reason: 'not_found' });
	});
});

describe('approving', () => {
	it('is done by a coordinator, once, and named to the researcher', async () => {
		const db = await backend.as(people.researcher);
		const id = await project(db);
		const coordinator = await backend.as(people.coordinator);
		expect(await approve(coordinator, id)).toBe('approved');
		expect(await approve(coordinator, id)).toBe('gone');
		const [own] = await listOwnProjects(db);
		expect(own).toMatchObject({ id, state: 'approved', approver_name: 'coordinator' });
	});

	it('is refused to a researcher and for an own project', async () => {
		const db = await backend.as(people.researcher);
		await expect(approve(db, await project(db))).rejects.toThrow('coordinators_only');
		const both = await backend.as(people.both);
		const own = await project(both);
		expect(await approve(both, own)).toBe('own');
		expect(await owner('select approved_at from project where id = $1', [own])).toEqual([
			{ approved_at: null },
		]);
	});

	it('cannot be written past the function', async () => {
		const db = await backend.as(people.researcher);
		const id = await project(db);
		const write = { approved_at: new Date().toISOString(), approved_by: people.coordinator };
		await expect(done(db.from('project').update(write).eq('id', id))).rejects.toThrow(DatabaseError);
		const application = {
			title: 'Etter slag',
			purpose: 'Beskrive forløp',
			approval_reference: 'x1',
			ends_on: days(9),
		};
		await expect(done(db.from('project').insert({ ...application, ...write }))).rejects.toThrow(
			DatabaseError,
		);
		expect(await owner('select approved_by from project where id = $1', [id])).toEqual([
			{ approved_by: null },
		]);
	});

	it('is refused after the project’s end', async () => {
		const id = await project(await backend.as(people.researcher));
		await owner('update project set ends_on = $2 where id = $1', [id, days(-1)]);
		expect(await approve(await backend.as(people.coordinator), id)).toBe('gone');
	});

	it('shows a researcher the own projects alone and a coordinator all', async () => {
		const own = await listProjects(await backend.as(people.other));
		expect(own.every((row) => row.own && row.researcher_name === 'other')).toBe(true);
		const all = await listProjects(await backend.as(people.coordinator));
		const [count] = await owner<{ n: number }>('select count(*)::int as n from project');
		expect(all).toHaveLength(count?.n ?? 0);
		expect(all.length).toBeGreaterThan(own.length);
	});
});

describe('reading the log', () => {
	const everything = { action: null, person: null, before: null, after: null };

	it('goes through the pages and back, and is filtered by action and person', async () => {
		await owner(
			`insert into audit_event (account_id, action, subject) select $1, 'course_opened', 'c' || n from generate_series(1, 120) n`,
			[people.other],
		);
		const db = await backend.as(people.coordinator);
		const wanted = { ...everything, action: 'course_opened', person: people.other };
		const first = await listEvents(db, wanted);
		const second = await listEvents(db, { ...wanted, before: first.events.at(-1)?.id ?? 0 });
		const third = await listEvents(db, { ...wanted, before: second.events.at(-1)?.id ?? 0 });
		expect([first, second, third].map((page) => page.events.length)).toEqual([50, 50, 20]);
		expect([first, second, third].map((page) => [page.newer, page.older])).toEqual([
			[false, true],
			[true, true],
			[true, false],
		]);
		expect(first.events[0]?.subject).toBe('Forløp c120');
		const back = await listEvents(db, { ...wanted, after: third.events[0]?.id ?? 0 });
		expect(back).toEqual({ ...second, newer: true });
		const start = await listEvents(db, { ...wanted, after: second.events[0]?.id ?? 0 });
		expect(start).toEqual({ ...first, older: true });
	});

	it('shows a researcher the own actions alone', async () => {
		const { events } = await listEvents(await backend.as(people.researcher), everything);
		expect(events.length).toBeGreaterThan(0);
		expect(new Set(events.map(({ who }) => who))).toEqual(new Set(['researcher']));
	});
});
