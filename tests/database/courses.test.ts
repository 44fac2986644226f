import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { courseSchema, type CourseRecord } from '../../src/lib/domain/course/schema.ts';
import { emptyForm, typedOf } from '../../src/lib/domain/course/form.ts';
import {
	history,
	open,
	restore,
	revealIdentity,
	save,
	withdraw,
} from '../../src/lib/server/courses/index.ts';
import { readWorkList } from '../../src/lib/server/courses/workList.ts';
import { personOf } from '../../src/lib/server/identity/index.ts';
import { decryptIdentity } from '../../src/lib/server/identity/cipher.ts';
import { rotateKeys } from '../../src/lib/server/identity/rotate.ts';
import { makeSyntheticId } from '../../src/lib/server/courses/synthetic.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { differences, none } from './facts.ts';
import { clientOf, empty, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let clinician: Database;
let colleague: Database;

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(async () => {
	await ownerOf(backend).run(`${empty} ${setUp}`);
	clinician = await clientOf(backend, 'clinician');
	colleague = await clientOf(backend, 'colleague');
});
afterAll(() => backend.close());

function course(change: (form: typeof emptyForm) => void = () => {}): CourseRecord {
	const form = structuredClone(emptyForm);
	Object.assign(form, {
		residence_municipality_id: 'municipality-4601',
		start_date: '2024-03-04',
		end_date: '2024-04-15',
		service_level: '2',
		delivery: 'home',
		phase: 'early',
		diagnosis_group: 'stroke',
		main_instrument: 'barthel20',
	});
	form.measurements['measurements.barthel20.start'] = { value: '12', missing: '' };
	form.measurements['measurements.barthel20.end'] = { value: '13', missing: '' };
	change(form);
	return courseSchema('2026-01-01').parse(typedOf(form));
}

const submission = () => ({ unit_id: 'unit-first', submission_id: crypto.randomUUID() });
const somebody = { birth_date: '1966-05-05', sex: 'female' as const };
const completed = { person: somebody, status: 'completed' as const, reason: null };

async function count(sql: string): Promise<number> {
	const [row] = await ownerOf(backend).query<{ n: number }>(`select (${sql})::int as n`);
	return row?.n ?? -1;
}

async function saved(
	target: Parameters<typeof save>[1],
	record: CourseRecord,
	rest: Parameters<typeof save>[3] = completed,
) {
	const result = await save(clinician, target, record, rest);
	if (result.state !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`);
	return result;
}

describe('saving', () => {
	test('the same form sent twice is one course', async () => {
		const target = submission();
		const first = await saved(target, course());
		const again = await saved(target, course());
		expect(again.id).toBe(first.id);
		expect(await count(`select count(*) from course`)).toBe(2);
	});

	test('numbers run per unit', async () => {
		const first = await saved(submission(), course());
		const second = await saved(submission(), course());
		expect(second.local_number).toBe(first.local_number + 1);
		const other = await save(colleague, { ...submission(), unit_id: 'unit-other' }, course(), completed);
		expect(other).toMatchObject({ state: 'saved', local_number: 1 });
	});

	test('a version that somebody changed meanwhile is not overwritten', async () => {
		const { id } = await saved(submission(), course());
		await saved(
			{ id, version: 1 },
			course((form) => (form.phase = 'late')),
		);
		expect(await save(clinician, { id, version: 1 }, course(), completed)).toEqual({ state: 'stale' });
		expect((await open(clinician, id))?.phase).toBe('late');
	});

	test('a refused value leaves nothing behind', async () => {
		const wrong = course();
		wrong.measurements = [{ instrument: 'barthel20', timepoint: 'start', value: 21, missing_reason: null }];
		expect(await save(clinician, submission(), wrong, completed)).toEqual({
			state: 'refused',
			rule: 'measurement_above_max',
		});
		expect(await count(`select count(*) from course`)).toBe(1);
		expect(await count(`select count(*) from person`)).toBe(1);
	});

	test.each([
		['end before start', (made: CourseRecord) => (made.end_date = '2024-01-01'), 'end_is_not_before_start'],
		[
			'a start to come',
			(made: CourseRecord) => ((made.start_date = '2099-01-01'), (made.end_date = null)),
			'start_date_in_future',
		],
		[
			'half a step',
			(made: CourseRecord) =>
				(made.measurements = [
					{ instrument: 'barthel20', timepoint: 'start', value: 2.5, missing_reason: null },
				]),
			'measurement_too_many_decimals',
		],
		[
			'a completed course without an end',
			(made: CourseRecord) => (made.end_date = null),
			'a_completed_course_is_whole',
		],
	])('the database itself refuses %s', async (_, change, rule) => {
		const wrong = course();
		change(wrong);
		expect(await save(clinician, submission(), wrong, completed)).toEqual({ state: 'refused', rule });
	});

	test('a unit that is not one’s own takes no course', async () => {
		await expect(save(colleague, submission(), course(), completed)).rejects.toMatchObject({ code: '42501' });
		expect(await count(`select count(*) from course where unit_id = 'unit-first'`)).toBe(1);
	});

	test('a person who has reserved is not registered', async () => {
		const { person } = personOf(backend.config.keys, true, {
			national_id: makeSyntheticId(),
			birth_date: null,
			sex: null,
		});
		if (!person || !('national_id_hmac' in person)) throw new Error('no person');
		await ownerOf(backend).query(`insert into reservation (national_id_hmac) values ($1)`, [
			person.national_id_hmac,
		]);
		const result = await save(clinician, submission(), course(), { ...completed, person });
		expect(result).toMatchObject({
			state: 'refused',
			rule: expect.stringContaining('person_has_reserved') as string,
		});
		expect(
			await count(
				`select count(*) from person_identity where national_id_hmac = '${person.national_id_hmac}'`,
			),
		).toBe(0);
	});
});

describe('identity', () => {
	test('the same national id is the same person in any unit, and neither sees the other’s course', async () => {
		const national_id = makeSyntheticId();
		const who = () =>
			personOf(backend.config.keys, true, { national_id, birth_date: null, sex: null }).person;
		const here = await saved(submission(), course(), { ...completed, person: who() });
		const there = await save(colleague, { ...submission(), unit_id: 'unit-other' }, course(), {
			...completed,
			person: who(),
		});
		if (there.state !== 'saved') throw new Error('not saved');
		expect(
			await count(`select count(distinct person_id) from course where id in ('${here.id}', '${there.id}')`),
		).toBe(1);
		expect(await open(clinician, here.id)).toMatchObject({ has_identity: true, other_courses: 1 });
		expect(await open(clinician, there.id)).toBeNull();
		expect(await open(colleague, here.id)).toBeNull();

		const revealed = await revealIdentity(clinician, here.id, 'Skal ringe');
		expect(revealed && decryptIdentity(backend.config.keys, revealed)).toBe(national_id);
		expect(
			await count(
				`select count(*) from audit_event where action = 'identity_revealed' and detail ->> 'reason' = 'Skal ringe'`,
			),
		).toBe(1);
		await expect(revealIdentity(colleague, here.id, 'Nysgjerrig')).rejects.toMatchObject({ code: '42501' });
	});

	test('rotation writes every identity with the newest key, once, and each is still read', async () => {
		const numbers = [makeSyntheticId(), makeSyntheticId()];
		const courses: string[] = [];
		for (const national_id of numbers) {
			const { person } = personOf(backend.config.keys, true, { national_id, birth_date: null, sex: null });
			courses.push((await saved(submission(), course(), { ...completed, person })).id);
		}
		// The row of the set-up was never encrypted.
		await ownerOf(backend).run(`delete from person_identity where ciphertext = 'a-ciphertext'`);
		const keys = {
			...backend.config.keys,
			identityKeys: { ...backend.config.keys.identityKeys, next: Buffer.alloc(32, 5).toString('base64') },
		};
		expect(await rotateKeys(backend.service(), keys)).toEqual({ identities: 2, secrets: 0 });
		expect(await rotateKeys(backend.service(), keys)).toEqual({ identities: 0, secrets: 0 });
		expect(await count(`select count(*) from person_identity where key_id = 'next'`)).toBe(2);
		for (const [index, id] of courses.entries()) {
			const revealed = await revealIdentity(clinician, id, 'Skal ringe');
			expect(revealed && decryptIdentity(keys, revealed)).toBe(numbers[index]);
		}
	});

	test('no table holds the number in clear', async () => {
		const national_id = makeSyntheticId();
		const { person } = personOf(backend.config.keys, true, { national_id, birth_date: null, sex: null });
		await saved(submission(), course(), { ...completed, person });
		const tables = await ownerOf(backend).query<{ t: string }>(
			`select quote_ident(schemaname) || '.' || quote_ident(tablename) as t from pg_tables where schemaname in ('public', 'private')`,
		);
		for (const { t } of tables) {
			expect(await count(`select count(*) from ${t} x where to_jsonb(x)::text like '%${national_id}%'`)).toBe(
				0,
			);
		}
	});
});

describe('opening', () => {
	test('every opening is logged with who', async () => {
		expect((await open(clinician, ids.course))?.goals[0]?.text).toBe('Words of the patient');
		expect(
			await count(
				`select count(*) from audit_event where action = 'course_opened' and subject = '${ids.course}' and account_id = '${ids.clinician}'`,
			),
		).toBe(2);
	});

	test('a hidden course looks like none, and is there', async () => {
		expect(await open(colleague, ids.course)).toBeNull();
		expect(await count(`select count(*) from course where id = '${ids.course}'`)).toBe(1);
	});
});

describe('facts', () => {
	const facts = async (id: string) =>
		(
			await ownerOf(backend).query<Record<string, unknown>>(
				`select function_improved, goals_attained, work_m12, work_m12_answered, function_paired, followup_m12_done, patient_satisfied from course_fact where course_id = $1`,
				[id],
			)
		)[0];

	test('follow every change under a course, and leave with it', async () => {
		const { id } = await saved(submission(), course());
		expect(await facts(id)).toMatchObject({
			function_improved: false,
			goals_attained: null,
			work_m12: null,
			function_paired: true,
		});

		const better = course((form) => {
			form.measurements['measurements.barthel20.end'] = { value: '14', missing: '' };
			Object.assign(form.goals[0] ?? {}, {
				text: 'Gå tur',
				importance: '1',
				difficulty: '1',
				attained: '-1',
			});
			Object.assign(form.goals[1] ?? {}, { text: 'Lese', importance: '1', difficulty: '2', attained: '1' });
			form.work.start = { state: 'full_sick_leave', percent: '', weeks: '' };
			form.satisfaction.patient = '4';
		});
		await saved({ id, version: 1 }, better);
		expect(await facts(id)).toEqual({
			function_improved: true,
			goals_attained: true,
			work_m12: false,
			work_m12_answered: false,
			function_paired: true,
			followup_m12_done: false,
			patient_satisfied: true,
		});

		const followed = structuredClone(better);
		followed.followups = [{ timepoint: 'm12', done_on: '2025-04-10', mode: 'phone', result: 'answered' }];
		followed.work.push({
			timepoint: 'm12',
			state: 'graded_sick_leave',
			percent: 50,
			weeks_without_benefit: 8,
			missing_reason: null,
		});
		await saved({ id, version: 2 }, followed);
		expect(await facts(id)).toMatchObject({
			work_m12: true,
			work_m12_answered: true,
			followup_m12_done: true,
		});

		await ownerOf(backend).run(`update course set status = 'withdrawn' where id = '${id}'`);
		expect(await facts(id)).toBeUndefined();
		expect(await differences(backend)).toEqual(none);
	});

	test('a contact outside 11–14 months is not done in time, and the dead are not asked', async () => {
		const { id } = await saved(
			submission(),
			course((form) => (form.followups.m12 = { done_on: '2025-06-20', mode: 'phone', result: 'answered' })),
		);
		expect(await facts(id)).toMatchObject({ followup_m12_done: false });
		await saved(
			{ id, version: 1 },
			course((form) => {
				form.work.start = { state: 'aap', percent: '', weeks: '' };
				form.followups.m12 = { done_on: '2025-04-20', mode: 'phone', result: 'dead' };
			}),
		);
		expect(await facts(id)).toMatchObject({ followup_m12_done: null, work_m12: null });
	});

	test.each([
		'update course_fact set function_improved = not function_improved',
		'update course_change set gain = gain + 1',
		'delete from course_change',
	])('a change that no trigger saw would be reported: %s', async (change) => {
		await ownerOf(backend).run(`${change} where course_id = '${ids.course}'`);
		expect((await differences(backend)).courses).toContain(ids.course);
	});
});

test('history says who changed what and why', async () => {
	const { id } = await saved(submission(), course());
	await saved(
		{ id, version: 1 },
		course((form) => (form.phase = 'late')),
		{ ...completed, reason: 'Feil fase' },
	);
	expect(await history(clinician, id)).toMatchObject([
		{
			table_name: 'course',
			old: { phase: 'early' },
			new: { phase: 'late' },
			reason: 'Feil fase',
			account: { display_name: 'Clinician' },
		},
	]);
	expect(await history(colleague, id)).toEqual([]);
});

describe('withdrawal', () => {
	const status = async (id: string) =>
		(await ownerOf(backend).query<{ status: string }>(`select status from course where id = $1`, [id]))[0]
			?.status;
	const facts = (id: string) => count(`select count(*) from course_fact where course_id = '${id}'`);
	const all = { state: 'all' as const, search: '', unit: null, page: 1 };

	test('takes the course out of facts and lists, and stands in the history with who and why', async () => {
		const { id } = await saved(submission(), course());
		expect(await facts(id)).toBe(1);
		expect(await withdraw(clinician, id, '  Registrert på feil person  ')).toBeNull();
		expect(await facts(id)).toBe(0);
		expect((await readWorkList(clinician, all)).rows.map((row) => row.id)).not.toContain(id);
		expect((await open(clinician, id))?.goals).toEqual([]);
		expect(await history(clinician, id)).toMatchObject([
			{
				old: { status: 'completed' },
				new: { status: 'withdrawn' },
				reason: 'Registrert på feil person',
				account: { display_name: 'Clinician' },
			},
		]);
	});

	test.each([
		['completed', completed],
		['draft', { ...completed, status: 'draft' as const }],
	])('is undone: a %s course is one again, with its facts', async (before, rest) => {
		const { id } = await saved(submission(), course(), rest);
		const counted = await facts(id);
		await withdraw(clinician, id, 'Feil');
		expect(await restore(clinician, id)).toBeNull();
		expect(await status(id)).toBe(before);
		expect(await facts(id)).toBe(counted);
		expect((await history(clinician, id)).map((change) => change.new)).toEqual([
			{ status: before },
			{ status: 'withdrawn' },
		]);
		expect(await differences(backend)).toEqual(none);
	});

	test.each(['', '   '])('needs a reason, not "%s"', async (reason) => {
		const { id } = await saved(submission(), course());
		expect(await withdraw(clinician, id, reason)).toBe('reason_missing');
		expect(await status(id)).toBe('completed');
	});

	test('has no way around the reason, and none into another state', async () => {
		const { id } = await saved(submission(), course());
		const direct = await clinician.from('course').update({ status: 'withdrawn' }).eq('id', id);
		expect(direct.error?.message).toBe('reason_missing');
		expect(await status(id)).toBe('completed');
		await withdraw(clinician, id, 'Feil');
		const back = await clinician.from('course').update({ status: 'draft' }).eq('id', id);
		expect(back.error?.message).toBe('withdrawn_goes_back_as_it_was');
		expect(await status(id)).toBe('withdrawn');
	});

	test('of others’ courses is refused, and the course is there', async () => {
		expect(await withdraw(colleague, ids.course, 'Ikke min')).toBe('course_not_found');
		expect(await status(ids.course)).toBe('completed');
		await withdraw(clinician, ids.course, 'Feil');
		expect(await restore(colleague, ids.course)).toBe('course_not_found');
		expect(await status(ids.course)).toBe('withdrawn');
		expect((await backend.anonymous().rpc('restore_course', { p_course: ids.course })).error).not.toBeNull();
	});

	test('a draft that is still open somewhere does not come back by saving', async () => {
		const { id } = await saved(submission(), course(), { ...completed, status: 'draft' });
		await withdraw(clinician, id, 'Feil');
		const draft = { ...completed, status: 'draft' as const };
		expect(await save(clinician, { id, version: 1 }, course(), draft)).toEqual({ state: 'stale' });
	});
});

describe('what a page knew of its course', () => {
	const knew = { status: 'completed', birth_date: somebody.birth_date };
	const again = (id: string, expected: { status: string; birth_date: string | null }) =>
		save(clinician, { id, version: 1, expected }, course(), { ...completed, reason: 'Feil' });

	test('is compared with the course: with another state or person the save is stale, and nothing is changed', async () => {
		const { id } = await saved(submission(), course());
		for (const wrong of [{ status: 'draft' }, { birth_date: '1966-05-06' }, { birth_date: null }]) {
			expect(await again(id, { ...knew, ...wrong })).toEqual({ state: 'stale' });
		}
		expect(await open(clinician, id)).toMatchObject({ version: 1, status: 'completed' });
		expect(await again(id, knew)).toMatchObject({ state: 'saved', version: 2 });
	});

	test('opens no course of another unit, which is there', async () => {
		const { id } = await saved(submission(), course());
		const target = { id, version: 1, expected: knew };
		expect(await save(colleague, target, course(), { ...completed, reason: 'Feil' })).toEqual({
			state: 'stale',
		});
		expect(await open(colleague, id)).toBeNull();
		expect(await open(clinician, id)).toMatchObject({ version: 1 });
	});
});
