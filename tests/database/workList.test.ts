import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contactWindows } from '../../src/lib/domain/followup/windows.ts';
import { daysBeforeStill, daysToFinish, workListStates } from '../../src/lib/domain/workList/states.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { readWorkCounts, readWorkList } from '../../src/lib/server/courses/workList.ts';
import { clientOf, empty, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let clinician: Database;
let colleague: Database;

const run = (sql: string) => ownerOf(backend).run(sql);

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(async () => {
	await run(`${empty} ${setUp} delete from followup;`);
	clinician = await clientOf(backend, 'clinician');
	colleague = await clientOf(backend, 'colleague');
});
afterAll(() => backend.close());

const today = `(now() at time zone 'Europe/Oslo')::date`;
const wanted = { state: 'all' as const, search: '', unit: null, page: 1 };

/** A draft of the first unit. */
async function draft(columns: Record<string, string>): Promise<string> {
	const given = { unit_id: `'unit-first'`, ...columns };
	const [row] = await ownerOf(backend).query<{ id: string }>(
		`insert into course (${Object.keys(given).join(', ')}) values (${Object.values(given).join(', ')}) returning id`,
	);
	return row?.id ?? '';
}

/** The completed course of the first unit ended on a day. */
const endedOn = (day: string) =>
	run(
		`update course set start_date = (${day})::date - 40, end_date = (${day})::date where id = '${ids.course}'`,
	);

const taskOf = async (id: string) =>
	(await readWorkList(clinician, wanted)).rows.find((row) => row.id === id)?.task ?? null;

/** The first or last day of an end from which a time later stands so to today. */
const endWhere = (pick: 'min' | 'max', interval: string, stands: string) =>
	`(select ${pick}(d)::date from generate_series(${today} - 440, ${today}, '1 day') d where (d + interval '${interval}')::date ${stands} ${today})`;

describe('a contact is due', () => {
	test.each([
		['the day before its window', 'min', '2 months 15 days', '>', null],
		['on its first day', 'max', '2 months 15 days', '<=', 'm3'],
		['on its last day', 'min', '4 months', '>=', 'm3'],
		['the day after', 'max', '4 months', '<', null],
		['the day before its window', 'min', '11 months', '>', null],
		['on its first day', 'max', '11 months', '<=', 'm12'],
		['on its last day', 'min', '14 months', '>=', 'm12'],
		['the day after', 'max', '14 months', '<', null],
	] as const)('or not, %s (%s end, %s later %s today): %s', async (_, pick, interval, stands, task) => {
		await endedOn(endWhere(pick, interval, stands));
		expect(await taskOf(ids.course)).toBe(task);
	});

	test('in the same months as the pages say', async () => {
		const windows = await ownerOf(backend).query<{ timepoint: string; opens: number; closes: number }>(
			`select timepoint, (extract(month from opens) + extract(year from opens) * 12 + extract(day from opens) / 30)::float8 as opens,
				(extract(month from closes) + extract(year from closes) * 12 + extract(day from closes) / 30)::float8 as closes
			from private.contact_windows()`,
		);
		expect(Object.fromEntries(windows.map(({ timepoint, ...rest }) => [timepoint, rest]))).toEqual(
			contactWindows,
		);
	});

	test.each([
		[
			`insert into followup (course_id, timepoint, done_on, mode, result) values ('${ids.course}', 'm12', ${today}, 'phone', 'declined')`,
		],
		[
			`insert into followup (course_id, timepoint, done_on, mode, result) values ('${ids.course}', 'm3', ${today}, 'phone', 'dead')`,
		],
		[`update measurement set value = null, missing_reason = 'died' where timepoint = 'end'`],
		[`insert into work_state (course_id, timepoint, missing_reason) values ('${ids.course}', 'end', 'died')`],
		[`update satisfaction set level = null, missing_reason = 'died'`],
		[`update goal set attained = null, missing_reason = 'died'`],
	])('to nobody who was asked, and to no dead: %s', async (change) => {
		await endedOn(`${today} - interval '12 months'`);
		expect(await taskOf(ids.course)).toBe('m12');
		await run(change);
		expect(await taskOf(ids.course)).toBeNull();
	});
});

describe('a course that has ended', () => {
	test('is to be finished within thirty days, and says what it lacks', async () => {
		const id = await draft({
			person_id: `'${ids.person}'`,
			start_date: `${today} - 60`,
			end_date: `${today} - 12`,
			main_instrument: `'barthel20'`,
			no_goals: 'true',
		});
		await run(
			`insert into measurement (course_id, instrument, timepoint, value) values ('${id}', 'barthel20', 'start', 9)`,
		);
		const { rows, counts } = await readWorkList(clinician, { ...wanted, state: 'finish' });
		expect(counts).toMatchObject({ now: 1, finish: 1, under_way: 0 });
		expect(rows).toMatchObject([{ id, task: 'finish', days_left: daysToFinish - 12 }]);
		expect(rows[0]?.missing[0]).toBe('measurements.barthel20.end');
		expect(rows[0]?.missing).toContain('diagnosis_group');
		expect(rows[0]?.missing).not.toContain('measurements.barthel20.start');

		await run(
			`insert into measurement (course_id, instrument, timepoint, missing_reason) values ('${id}', 'barthel20', 'end', 'refused')`,
		);
		expect((await readWorkList(clinician, { ...wanted, state: 'finish' })).rows[0]?.missing).not.toContain(
			'measurements.barthel20.end',
		);
	});

	test.each([
		[daysToFinish, { finish: 1, overdue: 0 }],
		[daysToFinish + 1, { finish: 1, overdue: 1 }],
	])('%i days ago counts in the menu as %j', async (days, counts) => {
		await draft({ start_date: `${today} - 90`, end_date: `${today} - ${days}` });
		expect(await readWorkCounts(clinician)).toEqual({ ...counts, contacts: 0 });
	});

	test('leaves the list when it is completed or withdrawn', async () => {
		const id = await draft({ start_date: `${today} - 60`, end_date: `${today} - 12` });
		await run(`update course set status = 'withdrawn' where id = '${id}'`);
		expect(await readWorkCounts(clinician)).toEqual({ finish: 0, overdue: 0, contacts: 0 });
		expect(await taskOf(id)).toBeNull();
	});
});

test.each([
	[daysBeforeStill, null],
	[daysBeforeStill + 1, 'still'],
])('a course under way for %i days: %s', async (days, task) => {
	const id = await draft({ start_date: `${today} - ${days}` });
	expect(await taskOf(id)).toBe(task);
	expect((await readWorkList(clinician, { ...wanted, state: 'under_way' })).rows[0]?.id).toBe(id);
});

test('what haste is shown comes first, and no words of the patient leave the database', async () => {
	const late = await draft({ start_date: `${today} - 90`, end_date: `${today} - 40` });
	const still = await draft({ start_date: `${today} - 300` });
	await endedOn(`${today} - interval '12 months'`);
	await run(`insert into goal (course_id, position, text) values ('${late}', 1, 'Words of the patient')`);
	const { data } = await clinician.rpc('work_list', { p_state: 'now' });
	expect(JSON.stringify(data)).not.toContain('Words of the patient');
	expect((await readWorkList(clinician, { ...wanted, state: 'now' })).rows.map((row) => row.id)).toEqual([
		late,
		ids.course,
		still,
	]);
	expect(await ownerOf(backend).query(`select 1 from audit_event where subject = '${late}'`)).toEqual([]);
});

describe('a search', () => {
	beforeEach(async () => {
		await draft({ initials: `'ÅKL'`, local_id: `'J-204'`, start_date: `${today} - 3` });
		await draft({ initials: `'ak'`, local_id: `'K_1'`, start_date: `${today} - 2` });
		await draft({ initials: `'AKM'`, start_date: `${today} - 1` });
	});
	const found = async (search: string, more: Partial<Parameters<typeof readWorkList>[1]> = {}) =>
		(await readWorkList(clinician, { ...wanted, search, ...more })).rows.map(
			(row) => row.initials ?? row.local_id,
		);

	test.each([
		['AK', ['AKM', 'ak']],
		['akm', ['AKM']],
		['åk', ['ÅKL']],
		['j-2', ['ÅKL']],
		['K_', ['ak']],
		['K%', []],
		['f-2', ['ÅKL']],
		['2', ['ÅKL']],
		['F-99', []],
		['local', ['local-1']],
		['99999999999999', []],
	])('for "%s" finds %j', async (search, initials) => {
		expect(await found(search)).toEqual(initials);
	});

	test('is narrowed by list and unit', async () => {
		expect(await found('local', { state: 'under_way' })).toEqual([]);
		expect(await found('local', { state: 'completed' })).toEqual(['local-1']);
		expect(await found('AK', { state: 'now' })).toEqual([]);
		expect(await found('AK', { unit: 'unit-other' })).toEqual([]);
		expect((await readWorkList(clinician, { ...wanted, search: 'ak' })).total).toBe(2);
	});
});

test('pages follow each other without gap, over all units of the person', async () => {
	await run(`insert into membership (account_id, role, unit_id) values ('${ids.clinician}', 'clinician', 'unit-other');
		insert into course (unit_id, start_date) select u, ${today} - n from generate_series(1, 40) n, unnest(array['unit-first', 'unit-other']) u;`);
	const pages = await Promise.all([1, 2].map((page) => readWorkList(clinician, { ...wanted, page })));
	expect(pages.map((page) => [page.total, page.rows.length])).toEqual([
		[81, 50],
		[81, 31],
	]);
	const rows = pages.flatMap((page) => page.rows);
	expect(new Set(rows.map((row) => row.id)).size).toBe(81);
	expect(rows.map((row) => row.start_date)).toEqual(
		rows
			.map((row) => row.start_date)
			.sort()
			.reverse(),
	);
	expect((await readWorkList(clinician, { ...wanted, unit: 'unit-other' })).total).toBe(40);
});

test('another unit sees none of it in any list or search, and it is there', async () => {
	await draft({ initials: `'ÅKL'`, start_date: `${today} - 90`, end_date: `${today} - 40` });
	await draft({ start_date: `${today} - 300` });
	await endedOn(`${today} - interval '12 months'`);
	for (const state of workListStates) {
		expect((await readWorkList(clinician, { ...wanted, state })).total, state).toBe(
			{ now: 3, under_way: 1, finish: 1, m3: 0, m12: 1, completed: 1, all: 3 }[state],
		);
		for (const unit of [null, 'unit-first']) {
			const theirs = await readWorkList(colleague, { ...wanted, state, unit });
			expect(theirs, state).toMatchObject({ total: 0, rows: [], counts: { now: 0, under_way: 0 } });
		}
	}
	expect(await readWorkList(colleague, { ...wanted, search: 'ÅKL' })).toMatchObject({ total: 0, rows: [] });
	expect(await readWorkCounts(colleague)).toEqual({ finish: 0, overdue: 0, contacts: 0 });
	expect(await readWorkCounts(clinician)).toEqual({ finish: 1, overdue: 1, contacts: 1 });
	for (const role of ['leader', 'researcher', 'coordinator'] as const) {
		expect(await readWorkList(await clientOf(backend, role), wanted)).toMatchObject({ total: 0, rows: [] });
	}
	expect((await backend.anonymous().rpc('work_list', { p_state: 'all' })).error).not.toBeNull();
	expect((await backend.anonymous().rpc('work_counts')).error).not.toBeNull();
});
