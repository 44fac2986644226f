import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReportedCount } from '../../src/lib/domain/coverage/checkCount.ts';
import { done } from '../../src/lib/server/backend/answers.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { listReplaced, loadCounts, readCoverage, removeCount } from '../../src/lib/server/coverage/index.ts';
import { thisYear } from '../days.ts';
import { clientOf, empty, everyone, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let coordinator: Database;
const query = <Row>(sql: string) => ownerOf(backend).query<Row>(sql);
const counts = () =>
	query(`select unit_id, year, source, count, note from reported_count order by unit_id, year`);
const loads = () =>
	query(
		`select account_id, subject, detail from audit_event where action = 'reported_counts_loaded' order by id`,
	);

const one = (changed: Partial<ReportedCount> = {}): ReportedCount => ({
	unit_id: 'unit-first',
	year: 2024,
	source: 'KPR',
	count: 8,
	note: null,
	...changed,
});

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(async () => {
	await ownerOf(backend).run(`${empty} ${setUp} truncate reported_count, replaced_count`);
	coordinator = await clientOf(backend, 'coordinator');
});
afterAll(() => backend.close());

describe('loading counts', () => {
	test('adds, replaces and leaves alone, as one event of the log', async () => {
		expect(await loadCounts(coordinator, [one(), one({ year: 2023 })])).toEqual({
			added: 2,
			replaced: 0,
			unchanged: 0,
		});
		const again = [
			one({ count: 9, source: 'NPR', note: 'Mars' }),
			one({ year: 2023 }),
			one({ unit_id: 'unit-other' }),
		];
		expect(await loadCounts(coordinator, again)).toEqual({ added: 1, replaced: 1, unchanged: 1 });
		expect(await counts()).toEqual([
			one({ year: 2023 }),
			one({ count: 9, source: 'NPR', note: 'Mars' }),
			one({ unit_id: 'unit-other' }),
		]);
		expect(await loads()).toEqual([
			{ account_id: ids.coordinator, subject: 'unit-first', detail: { counts: 2, replaced: 0 } },
			{ account_id: ids.coordinator, subject: null, detail: { counts: 3, replaced: 1 } },
		]);
	});

	test('keeps what a count was before, with who changed it and when', async () => {
		await loadCounts(coordinator, [one({ note: 'Foreløpig' })]);
		await loadCounts(coordinator, [one({ note: 'Foreløpig' })]);
		expect(await listReplaced(coordinator, 'unit-first', 2024)).toEqual([]);
		await loadCounts(coordinator, [one({ count: 12 })]);
		await removeCount(coordinator, 'unit-first', 2024);
		expect(await counts()).toEqual([]);
		expect(await listReplaced(coordinator, 'unit-first', 2024)).toMatchObject([
			{ count: 12, source: 'KPR', note: null, replaced_by: 'Coordinator' },
			{ count: 8, source: 'KPR', note: 'Foreløpig', replaced_by: 'Coordinator' },
		]);
		expect(
			await query(`select subject, detail from audit_event where action = 'reported_count_removed'`),
		).toEqual([{ subject: 'unit-first', detail: { year: 2024 } }]);
	});

	test('keeps the count and its history when the account goes', async () => {
		await loadCounts(coordinator, [one()]);
		await loadCounts(coordinator, [one({ count: 9 })]);
		await ownerOf(backend).run(`delete from account where id = '${ids.coordinator}'`);
		expect(await query(`select count, loaded_by from reported_count`)).toEqual([
			{ count: 9, loaded_by: null },
		]);
		expect(await query(`select count, loaded_by, replaced_by from replaced_count`)).toEqual([
			{ count: 8, loaded_by: null, replaced_by: null },
		]);
	});

	test.each([
		['unit_unknown', { unit_id: 'unit-nowhere' }],
		['unit_unknown', { unit_id: null }],
		['year_unknown', { year: 1999 }],
		['year_unknown', { year: 2024.5 }],
		['year_in_future', { year: thisYear() + 1 }],
		['source_unknown', { source: 'SSB' }],
		['source_unknown', { source: null }],
		['count_not_positive', { count: 0 }],
		['count_not_positive', { count: -4 }],
		['count_not_positive', { count: 1.5 }],
		['count_not_positive', { count: null }],
		['note_not_accepted', { note: 'x'.repeat(301) }],
		['note_not_accepted', { note: '010190 12345' }],
		['count_twice', { year: 2023 }],
	])('refuses all for one row: %s %j', async (rule, changed) => {
		const p_rows = [one({ year: 2023 }), { ...one(), ...changed }];
		const { error } = await coordinator.rpc('load_reported_counts', { p_rows });
		// Of two that are the same, the first is named.
		expect(error).toMatchObject({
			code: 'PT422',
			message: rule,
			details: rule === 'count_twice' ? '1' : '2',
		});
		expect(await counts()).toEqual([]);
		expect(await loads()).toEqual([]);
	});

	test('refuses what is no list of counts', async () => {
		for (const p_rows of [[], {}, null]) {
			const { error } = await coordinator.rpc('load_reported_counts', { p_rows });
			expect(error).toMatchObject({ code: 'PT422', message: 'counts_missing' });
		}
		expect(await loadCounts(coordinator, [one({ unit_id: 'gone' })])).toBeNull();
	});
});

describe('reading coverage', () => {
	test('has every unit, with what is registered, reported, or both', async () => {
		await loadCounts(coordinator, [one(), one({ unit_id: 'unit-other', year: 2023 })]);
		await done(coordinator.from('unit').update({ active: false }).eq('id', 'unit-other'));
		expect(await readCoverage(coordinator)).toEqual([
			{
				id: 'unit-first',
				name: 'First',
				active: true,
				years: [{ year: 2024, registered: 1, reported: { source: 'KPR', count: 8, note: null } }],
			},
			{
				id: 'unit-other',
				name: 'Other',
				active: false,
				years: [{ year: 2023, registered: 0, reported: { source: 'KPR', count: 8, note: null } }],
			},
		]);
		await removeCount(coordinator, 'unit-first', 2024);
		expect((await readCoverage(coordinator))[0]?.years).toEqual([
			{ year: 2024, registered: 1, reported: null },
		]);
	});
});

describe('others than coordinators', () => {
	test.each(everyone.filter((role) => role !== 'coordinator'))(
		'%s neither loads, removes nor lists',
		async (role) => {
			await loadCounts(coordinator, [one()]);
			await loadCounts(coordinator, [one({ count: 9 })]);
			const db = await clientOf(backend, role);
			for (const refused of [
				db.rpc('load_reported_counts', { p_rows: [one({ count: 1 })] }),
				db.rpc('remove_reported_count', { p_unit: 'unit-first', p_year: 2024 }),
				db.rpc('coverage_counts'),
			]) {
				expect((await refused).error?.code).toBe('42501');
			}
			// Nothing is changed: the count is there, and everybody reads it.
			const { data } = await db.from('reported_count').select('source, year').eq('unit_id', 'unit-first');
			expect(data).toEqual([{ source: 'KPR', year: 2024 }]);
			expect(await counts()).toEqual([one({ count: 9 })]);
			expect((await query(`select from replaced_count`)).length).toBe(1);
			expect((await db.from('replaced_count').select('id')).data ?? []).toEqual([]);
			expect((await db.rpc('replaced_counts', { p_unit: 'unit-first', p_year: 2024 })).data ?? []).toEqual(
				[],
			);
			expect((await db.from('reported_count').select('loaded_by')).error).not.toBeNull();
		},
	);
});
