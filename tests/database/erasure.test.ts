import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answer, DatabaseError, done } from '../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { erasePerson, findErased, findPerson, readErased } from '../../src/lib/server/erasure/index.ts';
import { refusalOf } from '../../src/lib/server/imports/refusal.ts';
import { differences, none } from './facts.ts';
import { clientOf, empty, everyone, ids, ownerOf, setUp, type Role } from './people.ts';
import { openRegistry } from './registry.ts';

const second = '20000000-0000-4000-8000-000000000002';
const nameless = '20000000-0000-4000-8000-000000000003';
const target = { match: 'an-hmac' };
const confirmed = { courses: 2, reason: 'Case 26/123', sure: 'on' as const, reserve: false };

/** The person has a second course, in the other unit; nine others have one each, the last without a national id. */
const courses = `
	insert into course (id, unit_id, person_id, status, residence_municipality_id, start_date, end_date, service_level, delivery, phase, diagnosis_group, main_instrument, local_id)
		values ('${second}', 'unit-other', '${ids.person}', 'completed', 'municipality-0301', '2023-03-01', '2023-04-12', '2', 'home', 'early', 'stroke', 'barthel20', 'local-1');
	insert into audit_event (account_id, action, subject, detail)
		values ('${ids.clinician}', 'identity_revealed', '${ids.course}', '{"reason": "To call Kari"}');
	insert into person (id, birth_date, sex) select ('31000000-0000-4000-8000-00000000000' || n)::uuid, '1950-01-01', 'male' from generate_series(1, 9) n;
	insert into person_identity (person_id, national_id_hmac, ciphertext, key_id)
		select p.id, 'hmac-' || p.id, 'ciphertext-' || p.id, 'a-key' from person p where p.id::text like '31%' and p.id::text not like '%9';
	insert into course (unit_id, person_id, status, residence_municipality_id, start_date, end_date, service_level, delivery, phase, diagnosis_group, main_instrument)
		select 'unit-first', p.id, 'completed', 'municipality-4601', '2024-02-01', '2024-03-01', '2', 'home', 'early', 'stroke', 'barthel20'
		from person p where p.id::text like '31%' and p.id::text not like '%9' order by p.id;
	insert into course (id, unit_id, person_id, status) values ('${nameless}', 'unit-first', '31000000-0000-4000-8000-000000000009', 'draft');
	update project set state = 'approved', decided_at = now(), decided_by = '${ids.coordinator}', decision_reason = 'Fine';
	insert into private.project_course (project_id, course_key, course_id, person_id, person_key, cohort, quasi, trail, shift_days)
		select '${ids.project}', 'C' || md5(c.id::text), c.id, c.person_id, 'P' || md5(c.person_id::text), 1, '{female}', 'a-trail', 5 from course c where c.status = 'completed';
`;

let backend: Backend;
const as = (role: Role) => clientOf(backend, role);
const query = <Row>(sql: string) => ownerOf(backend).query<Row>(sql);
const personIsThere = async () =>
	(await query(`select 1 from person where id = '${ids.person}'`)).length === 1;
const numberOf = async (course: string) =>
	(await query<{ n: number }>(`select local_number as n from course where id = '${course}'`))[0]?.n ?? 0;

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(() => ownerOf(backend).run(`${empty} ${setUp} ${courses}`));
afterAll(() => backend.close());

/** Every table of the registry, also those that come later, with a row that holds one of the texts. */
async function tablesWith(...texts: string[]): Promise<string[]> {
	const tables = await query<{ name: string }>(
		`select table_schema || '.' || table_name as name from information_schema.tables
		where table_schema in ('public', 'private') and table_type = 'BASE TABLE' order by 1`,
	);
	const found: string[] = [];
	for (const { name } of tables) {
		const like = texts.map((text) => `to_jsonb(t)::text like '%${text}%'`).join(' or ');
		const [row] = await query<{ there: boolean }>(
			`select exists (select from ${name} t where ${like}) as there`,
		);
		if (row?.there) found.push(name);
	}
	return found;
}

const saveWith = async (unit: string, role: Role, local_id: string | null) =>
	done((await as(role)).rpc('save_course', { p_course: { unit_id: unit, local_id, status: 'draft' } }));

describe('who may', () => {
	test.each(everyone.filter((role) => role !== 'coordinator'))('%s may not', async (role) => {
		const db = await as(role);
		await expect(findPerson(db, target)).rejects.toMatchObject({ code: '42501' });
		await expect(erasePerson(db, target, confirmed)).rejects.toMatchObject({ code: '42501' });
		expect(await personIsThere()).toBe(true);
		expect(await query(`select 1 from course where person_id = '${ids.person}'`)).toHaveLength(2);
	});
});

describe('finding', () => {
	test('tells how many courses, where and when', async () => {
		expect(await findPerson(await as('coordinator'), target)).toEqual({
			state: 'found',
			courses: 2,
			units: [
				{ name: 'First', courses: 1, first_year: 2024, last_year: 2024 },
				{ name: 'Other', courses: 1, first_year: 2023, last_year: 2023 },
			],
		});
	});

	test('is logged without whom, also when nobody is found', async () => {
		const db = await as('coordinator');
		await findPerson(db, target);
		expect(await findPerson(db, { match: 'nobody' })).toEqual({ state: 'unknown', courses: 0, units: [] });
		expect(
			await query(
				`select account_id, subject, detail from audit_event where action = 'erasure_looked_up' order by id`,
			),
		).toEqual([
			{ account_id: ids.coordinator, subject: null, detail: { rows: 2 } },
			{ account_id: ids.coordinator, subject: null, detail: { rows: 0 } },
		]);
	});

	test('by a course is for persons without a national id', async () => {
		const db = await as('coordinator');
		const identified = { unit_id: 'unit-first', number: await numberOf(ids.course) };
		expect(await findPerson(db, identified)).toMatchObject({ state: 'identified', courses: 0 });
		expect(await erasePerson(db, identified, { ...confirmed, courses: 1 })).toBe(false);
		expect(await personIsThere()).toBe(true);
		expect(await findPerson(db, { unit_id: 'unit-first', number: 12345 })).toMatchObject({
			state: 'unknown',
		});
	});
});

describe('erasing', () => {
	const traces = [
		ids.person,
		'an-hmac',
		'a-ciphertext',
		'local-1',
		'Words of the patient',
		'1960-05-05',
		'Kari',
	];

	test('leaves nothing of the person in any table, and of the courses their ids alone', async () => {
		const before = await tablesWith(ids.course, ...traces);
		expect(before).toEqual(
			expect.arrayContaining([
				'private.project_course',
				'public.course_change',
				'public.course_fact',
				'public.followup_answer',
				'public.followup_link',
				'public.person',
				'public.person_identity',
				'public.revision',
			]),
		);

		expect(await erasePerson(await as('coordinator'), target, confirmed)).toBe(true);
		expect(await tablesWith(...traces)).toEqual([]);
		expect(await tablesWith(ids.course, second)).toEqual(['public.audit_event', 'public.erased_course']);
		expect(await query(`select detail from audit_event where action = 'identity_revealed'`)).toEqual([
			{ detail: {} },
		]);
	});

	test('leaves everybody else', async () => {
		await erasePerson(await as('coordinator'), target, confirmed);
		expect(await query(`select 1 from person`)).toHaveLength(9);
		expect(await query(`select 1 from person_identity`)).toHaveLength(8);
		expect(await query(`select 1 from course`)).toHaveLength(9);
	});

	test('is logged without whom', async () => {
		await erasePerson(await as('coordinator'), target, confirmed);
		expect(
			await query(`select account_id, subject, detail from audit_event where action = 'person_erased'`),
		).toEqual([{ account_id: ids.coordinator, subject: null, detail: { rows: 2, reason: 'Case 26/123' } }]);
	});

	test('twice finds nobody the second time', async () => {
		const db = await as('coordinator');
		expect(await erasePerson(db, target, confirmed)).toBe(true);
		expect(await findPerson(db, target)).toMatchObject({ state: 'unknown' });
		expect(await erasePerson(db, target, confirmed)).toBe(false);
		expect(await erasePerson(db, target, { ...confirmed, courses: 0 })).toBe(false);
	});

	test('is refused when there are other courses than were shown, and without a reason', async () => {
		const db = await as('coordinator');
		expect(await erasePerson(db, target, { ...confirmed, courses: 1 })).toBe(false);
		await expect(erasePerson(db, target, { ...confirmed, reason: ' ' })).rejects.toThrow('reason_missing');
		await expect(erasePerson(db, target, { ...confirmed, reason: 'For 010150 12345' })).rejects.toMatchObject(
			{
				code: '23514',
			},
		);
		expect(await personIsThere()).toBe(true);
	});

	test('by a course takes the person without a national id, or a draft without a person', async () => {
		const db = await as('coordinator');
		const byNumber = { unit_id: 'unit-first', number: await numberOf(nameless) };
		expect(await findPerson(db, byNumber)).toMatchObject({ state: 'found', courses: 1 });
		expect(await erasePerson(db, byNumber, { ...confirmed, courses: 1 })).toBe(true);
		expect(await tablesWith('31000000-0000-4000-8000-000000000009')).toEqual([]);

		await saveWith('unit-first', 'clinician', 'bare');
		const bare = { unit_id: 'unit-first', number: byNumber.number + 1 };
		expect(await erasePerson(db, bare, { ...confirmed, courses: 1 })).toBe(true);
		expect(await query(`select 1 from course where local_id = 'bare'`)).toEqual([]);
		expect(await personIsThere()).toBe(true);
	});

	test('removes a person who has no course left', async () => {
		await ownerOf(backend)
			.run(`insert into person (id, birth_date, sex) values ('32000000-0000-4000-8000-000000000001', '1944-01-01', 'male');
			insert into person_identity values ('32000000-0000-4000-8000-000000000001', 'alone', 'c', 'k')`);
		const db = await as('coordinator');
		expect(await findPerson(db, { match: 'alone' })).toEqual({ state: 'found', courses: 0, units: [] });
		expect(await erasePerson(db, { match: 'alone' }, { ...confirmed, courses: 0 })).toBe(true);
		expect(await tablesWith('32000000-0000-4000-8000-000000000001')).toEqual([]);
	});

	test('can reserve the national id in the same step', async () => {
		await erasePerson(await as('coordinator'), target, { ...confirmed, reserve: true });
		const person = {
			birth_date: '1960-05-05',
			sex: 'female',
			national_id_hmac: 'an-hmac',
			ciphertext: 'x',
			key_id: 'k',
		};
		const call = (await as('clinician')).rpc('save_course', {
			p_course: { unit_id: 'unit-first', status: 'draft', person },
		});
		await expect(done(call)).rejects.toThrow('person_has_reserved');
	});
});

describe('numbers', () => {
	const counts = z.array(z.object({ indicator: z.string(), n: z.number().nullable() }));
	const paired = async () => {
		const call = (await as('clinician')).rpc('indicator_cells', {
			p_nodes: ['unit-first'],
			p_years: [2024],
		});
		return (await answer(counts, call)).find(({ indicator }) => indicator === 'function_paired')?.n;
	};

	test('are counted anew, and the facts are what the courses say', async () => {
		expect(await paired()).toBe(9);
		expect(await erasePerson(await as('coordinator'), target, confirmed)).toBe(true);
		expect(await paired()).toBe(8);
		expect(await differences(backend)).toEqual(none);
		expect(await query('select 1 from private.fact_queue')).toEqual([]);
	});
});

describe('what is left', () => {
	test('tells the unit’s clinicians, and nobody else', async () => {
		const number = await numberOf(ids.course);
		await erasePerson(await as('coordinator'), target, confirmed);
		const tombstone = await readErased(await as('clinician'), ids.course);
		expect(tombstone).toMatchObject({ local_number: number, reason: 'Case 26/123', unit: { name: 'First' } });
		expect(await findErased(await as('clinician'), `f-${number}`, null)).toEqual([tombstone]);
		expect(await findErased(await as('clinician'), `${number}`, 'unit-other')).toEqual([]);
		expect(await findErased(await as('clinician'), 'local-1', null)).toEqual([]);
		expect(await readErased(await as('colleague'), second)).toMatchObject({ unit: { name: 'Other' } });
		for (const role of ['colleague', 'leader', 'researcher', 'coordinator'] as const) {
			expect(await readErased(await as(role), ids.course)).toBeNull();
		}
		await expect(readErased(await as('anonymous'), ids.course)).rejects.toThrow(DatabaseError);
		expect(await query(`select 1 from erased_course where id = '${ids.course}'`)).toHaveLength(1);
	});

	test('keeps the number from being used again', async () => {
		await erasePerson(
			await as('coordinator'),
			{ unit_id: 'unit-first', number: await numberOf(nameless) },
			{ ...confirmed, courses: 1 },
		);
		await saveWith('unit-first', 'clinician', null);
		const numbers = await query<{ n: number }>(
			`select local_number as n from course where unit_id = 'unit-first'
			union all select local_number from erased_course where unit_id = 'unit-first' and id <> '${ids.erased}' order by n`,
		);
		expect(numbers.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
	});

	test('keeps the same local id from coming back, in that unit', async () => {
		const db = await as('coordinator');
		await ownerOf(backend).run(`delete from course where id = '${second}'`);
		expect(await erasePerson(db, target, { ...confirmed, courses: 1 })).toBe(true);
		const refused = await saveWith('unit-first', 'clinician', 'local-1').catch((error: unknown) => error);
		expect(refused).toMatchObject({ code: 'PT422', message: 'course_was_erased' });
		expect(refusalOf(refused)).toMatchObject({ column: 'local_id', fault: { code: 'course_was_erased' } });
		await saveWith('unit-first', 'clinician', 'local-2');
		await saveWith('unit-other', 'colleague', 'local-1');
		expect(
			await query(`select unit_id, local_id from course where local_id like 'local-%' order by 1`),
		).toEqual([
			{ unit_id: 'unit-first', local_id: 'local-2' },
			{ unit_id: 'unit-other', local_id: 'local-1' },
		]);
	});
});
