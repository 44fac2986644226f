import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import type { SqlRunner } from '../../src/lib/server/backend/migrations.ts';
import { generateRegistry } from '../../src/lib/server/demo/generateRegistry.ts';
import { loadDemo } from '../../src/lib/server/demo/loadDemo.ts';
import { demoAccounts } from '../../src/lib/server/demo/accounts.ts';
import { demoMunicipality, demoProject, demoUnit } from '../../src/lib/server/demo/people.ts';
import { demoTables } from '../../src/lib/server/demo/tables.ts';
import { today } from '../days.ts';
import { openRegistry } from './registry.ts';

const registry = generateRegistry({ seed: 1, courses: 600, today: today() });
let backend: Backend;
let sql: SqlRunner;

beforeAll(async () => {
	backend = await openRegistry();
	if (!backend.embedded) throw new Error('the demo is loaded into the embedded backend');
	sql = backend.embedded.sql;
});
afterAll(async () => {
	await backend.close();
});

async function countRows(table: string, where = 'true'): Promise<number> {
	const [row] = await sql.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`);
	return row?.n ?? -1;
}

describe('loadDemo', () => {
	test('loads nothing when one row is refused', async () => {
		const [first, ...others] = registry.measurements;
		if (!first) throw new Error('no measurement');
		const faulty = { ...registry, measurements: [{ ...first, value: -1, missing_reason: null }, ...others] };
		await expect(loadDemo(sql, faulty)).rejects.toThrow('measurement_below_min');
		expect(await countRows('public.course')).toBe(0);
		expect(await countRows('public.unit')).toBe(0);
		expect(await countRows('public.registry_setting')).toBe(0);
	});

	test('loads every row, and leaves no chunk behind', async () => {
		await loadDemo(sql, registry);
		for (const { rows, table } of demoTables) {
			const where = table === 'public.organisation' ? `kind = 'institution'` : 'true';
			expect(await countRows(table, where), table).toBe(registry[rows].length);
		}
		expect(await sql.query(`select to_regclass('private.demo_chunk') as chunk`)).toEqual([{ chunk: null }]);
		expect(await countRows('public.registry_setting', `key = 'demo' and value = 'true'`)).toBe(1);
	});

	test('leaves the fact rows that the courses say, and no history', async () => {
		const completed = registry.courses.filter(({ status }) => status === 'completed').length;
		expect(await sql.query('select public.fact_differences() as differences')).toEqual([
			{ differences: { courses: [], cells: [] } },
		]);
		expect(await countRows('public.course_fact')).toBe(completed);
		expect(await countRows('private.fact_queue')).toBe(0);
		expect(await countRows('public.revision')).toBe(0);
	});

	test('numbers the courses of a unit from 1, the oldest first', async () => {
		const rows = await sql.query<{ id: string }>(
			'select id from public.course where unit_id = $1 order by local_number',
			[demoUnit],
		);
		const ofUnit = registry.courses.filter(({ unit_id }) => unit_id === demoUnit);
		expect(rows.map(({ id }) => id)).toEqual(ofUnit.map(({ id }) => id));
	});
});

describe('the demo people', () => {
	test('have no password', async () => {
		expect(await countRows('public.account')).toBe(4);
		expect(await countRows('public.account_credential')).toBe(0);
	});

	test('the clinician sees the courses of the own unit, and no others', async () => {
		const clinician = await backend.as(demoAccounts.clinician.id);
		const { data, error } = await clinician.from('course').select('unit_id');
		expect(error).toBeNull();
		expect(new Set(data?.map(({ unit_id }) => unit_id))).toEqual(new Set([demoUnit]));
		expect(data).toHaveLength(registry.courses.filter(({ unit_id }) => unit_id === demoUnit).length);
	});

	test('the leader’s municipality has courses in three units', async () => {
		const where = `organisation_id = '${demoMunicipality}'`;
		expect(await countRows('public.organisation_unit', where)).toBe(3);
		const led = `unit_id in (select unit_id from public.organisation_unit where ${where})`;
		expect(await countRows('public.course_fact', led)).toBeGreaterThan(30);
	});

	test('the researcher’s project is approved by the coordinator and not over', async () => {
		const [project] = await sql.query<Record<string, unknown>>(
			`select account_id, state, decided_by, ends_on > current_date + 700 as long from public.project where id = $1`,
			[demoProject],
		);
		expect(project).toEqual({
			account_id: demoAccounts.researcher.id,
			state: 'approved',
			decided_by: demoAccounts.coordinator.id,
			long: true,
		});
	});
});
