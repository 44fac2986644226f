import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTable, type TableRequest } from '../../../src/lib/server/aggregates/index.ts';
import { done } from '../../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../../src/lib/server/backend/index.ts';
import { openRegistry } from '../registry.ts';
import { addCourses, addPeople, owner, people } from './registry.ts';

let backend: Backend;
const request: TableRequest = {
	dimensions: ['sex', 'diagnosis_group', 'work_start'],
	measure: null,
	from: 2016,
	to: 2100,
};
const table = async (changes: Partial<TableRequest> = {}, who = people.researcher) =>
	buildTable(await backend.as(who), backend.service(), { ...request, ...changes });

beforeAll(async () => {
	backend = await openRegistry();
	await addPeople(backend);
	await owner(
		backend,
		`insert into unit (id, name, organisation_id, service_level, main_instrument)
		select 'unit-' || n, 'Unit', 'municipality-4601', '2', 'barthel20' from generate_series(1, 40) n`,
	);
	await addCourses(backend, 1, 600);
	await owner(backend, `set session_replication_role = replica`);
	await owner(backend, `update course set unit_id = 'unit-' || (1 + local_number % 40)`);
	await owner(backend, `set session_replication_role = origin`);
	await owner(backend, 'select public.recompute_facts()');
});
afterAll(() => backend.close());

describe('a table', () => {
	it('shows counts to the nearest five, none of seven or fewer, and all the sums', async () => {
		const cells = await table();
		const shown = cells.filter(({ hidden }) => !hidden);
		expect(cells.find(({ values }) => values.every((value) => value === null))).toMatchObject({
			n: 600,
			hidden: false,
		});
		expect(shown.length).toBeGreaterThan(10);
		expect(shown.every(({ n }) => n !== null && n % 5 === 0 && n >= 10)).toBe(true);
		expect(cells.filter(({ hidden, n, value }) => hidden && (n !== null || value !== null))).toEqual([]);
	});

	it('has means of those with a value, and shares', async () => {
		const [means, shares] = [
			await table({ dimensions: ['sex'], measure: 'length_days' }),
			await table({ dimensions: ['sex'], measure: 'ind_function_improved' }),
		];
		const [row] = await owner<{ mean: number }>(
			backend,
			'select avg(length_days)::float8 as mean from course_fact',
		);
		expect(means.find(({ values }) => values[0] === null)?.value).toBeCloseTo(row?.mean ?? 0, 1);
		expect(shares.find(({ values }) => values[0] === null)?.value).toBeGreaterThan(0);
	});

	it('is for researchers and coordinators, and logged', async () => {
		expect((await table({ dimensions: ['sex'] }, people.coordinator)).length).toBeGreaterThan(1);
		const logged = await owner(
			backend,
			`select 1 from audit_event where action = 'aggregates_viewed' and account_id = $1`,
			[people.coordinator],
		);
		expect(logged).toHaveLength(1);
		await expect(buildTable(backend.anonymous(), backend.service(), request)).rejects.toThrow(
			/permission denied/,
		);
		await owner(backend, `delete from membership where account_id = $1`, [people.other]);
		await expect(table({}, people.other)).rejects.toThrow('researchers_only');
	});

	it('gives its unprotected sums to nobody', async () => {
		for (const person of [people.researcher, people.coordinator]) {
			const call = (await backend.as(person)).rpc('table_cells', {
				p_dimensions: ['sex'],
				p_measure: null,
				p_from: 2016,
				p_to: 2100,
			});
			await expect(done(call)).rejects.toThrow(/permission denied/);
		}
	});
});
