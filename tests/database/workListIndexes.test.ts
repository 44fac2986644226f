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

/** How often the courses have been read from end to end, and how many were looked up by an index. */
async function reads(): Promise<{ whole: number; fetched: number }> {
	await ownerOf(backend).query('select pg_stat_force_next_flush()');
	const [row] = await ownerOf(backend).query<{ whole: number; fetched: number }>(
		`select seq_scan::int as whole, idx_tup_fetch::int as fetched from pg_stat_user_tables where relname = 'course'`,
	);
	return row ?? { whole: -1, fetched: -1 };
}

const wanted = { state: 'all' as const, search: '', unit: null, page: 1 };

test('the count of whole reads sees one', async () => {
	const before = await reads();
	await ownerOf(backend).query(`select count(*) from course where phase = 'late'`);
	expect((await reads()).whole).toBe(before.whole + 1);
});

test.each<[string, () => Promise<unknown>, number]>([
	...workListStates.map((state): [string, () => Promise<unknown>, number] => [
		`the list ${state}`,
		() => readWorkList(clinician, { ...wanted, state }),
		1000,
	]),
	// A page far back passes by those before it.
	['page 40', () => readWorkList(clinician, { ...wanted, page: 40 }), 3000],
	['a number', () => readWorkList(clinician, { ...wanted, search: 'F-500' }), 1000],
	['initials', () => readWorkList(clinician, { ...wanted, search: 'ab' }), 1000],
	['the menu', () => readWorkCounts(clinician), 1000],
	['the call list', () => list(clinician), 1000],
])('%s of a unit with 4 000 courses reads few of them', async (_, read, most) => {
	// More than five times: a plan that is kept for all values must do as well.
	const times = 7;
	const before = await reads();
	for (let time = 0; time < times; time += 1) await read();
	const after = await reads();
	expect(after.whole).toBe(before.whole);
	expect((after.fetched - before.fetched) / times).toBeLessThan(most);
});
