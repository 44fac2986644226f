import { afterAll, beforeAll, expect, test } from 'vitest';
import { workListStates } from '../../src/lib/domain/workList/states.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { readWorkCounts, readWorkList } from '../../src/lib/server/courses/workList.ts';
import { list } from '../../src/lib/server/followups/index.ts';
import { manyCourses } from './manyCourses.ts';
import { clientOf, empty, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let clinician: Database;

beforeAll(async () => {
	backend = await openRegistry();
	await ownerOf(backend).run(`${empty} ${setUp} ${manyCourses(4000, 8000)}`);
	await ownerOf(backend).run('vacuum analyze');
	clinician = await clientOf(backend, 'clinician');
});
afterAll(() => backend.close());

/** How often the courses have been read from end to end. */
async function wholeReads(): Promise<number> {
	await ownerOf(backend).query('select pg_stat_force_next_flush()');
	const [row] = await ownerOf(backend).query<{ n: number }>(
		`select seq_scan::int as n from pg_stat_user_tables where relname = 'course'`,
	);
	return row?.n ?? -1;
}

const wanted = { state: 'all' as const, search: '', unit: null, page: 1 };

test('the count of whole reads sees one', async () => {
	const before = await wholeReads();
	await ownerOf(backend).query(`select count(*) from course where phase = 'late'`);
	expect(await wholeReads()).toBe(before + 1);
});

test.each<[string, () => Promise<unknown>]>([
	...workListStates.map((state): [string, () => Promise<unknown>] => [
		`the list ${state}`,
		() => readWorkList(clinician, { ...wanted, state }),
	]),
	['page 40', () => readWorkList(clinician, { ...wanted, page: 40 })],
	['a number', () => readWorkList(clinician, { ...wanted, search: 'F-500' })],
	['initials', () => readWorkList(clinician, { ...wanted, search: 'ab' })],
	['the menu', () => readWorkCounts(clinician)],
	['the call list', () => list(clinician)],
])('%s of a unit with 4 000 courses reads no more than the unit', async (_, read) => {
	// More than five times: a plan that is kept for all values must do as well.
	const before = await wholeReads();
	for (let times = 0; times < 7; times += 1) await read();
	expect(await wholeReads()).toBe(before);
});
