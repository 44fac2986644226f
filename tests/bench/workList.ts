/**
 * `npm run bench:worklist`: how long the server takes to read each list of a unit with 10 000 courses, on the embedded
 * backend and in memory. Milliseconds, the half (p50) and all but one in twenty (p95) of 40 readings.
 */
import { workListStates } from '../../src/lib/domain/workList/states.ts';
import { readWorkCounts, readWorkList } from '../../src/lib/server/courses/workList.ts';
import { list } from '../../src/lib/server/followups/index.ts';
import { quantile } from '../../src/lib/stats/quantile.ts';
import { manyCourses } from '../database/manyCourses.ts';
import { clientOf, empty, ownerOf, setUp } from '../database/people.ts';
import { openRegistry } from '../database/registry.ts';

const backend = await openRegistry();
await ownerOf(backend).run(`${empty} ${setUp} ${manyCourses(10_000)}`);
const clinician = await clientOf(backend, 'clinician');
const wanted = { state: 'all' as const, search: '', unit: null, page: 1 };

const readings: [string, () => PromiseLike<unknown>][] = [
	['one row, to compare', () => clinician.from('unit').select('id').eq('id', 'unit-first')],
	['menu', () => readWorkCounts(clinician)],
	...workListStates.map((state): [string, () => Promise<unknown>] => [
		state,
		() => readWorkList(clinician, { ...wanted, state }),
	]),
	['all, page 200', () => readWorkList(clinician, { ...wanted, page: 200 })],
	['search F-500', () => readWorkList(clinician, { ...wanted, search: 'F-500' })],
	['search initials', () => readWorkList(clinician, { ...wanted, search: 'ab' })],
	['call list', () => list(clinician)],
];
for (const [name, read] of readings) {
	const times: number[] = [];
	// The first readings make the plans.
	for (let reading = -5; reading < 40; reading += 1) {
		const start = performance.now();
		await read();
		if (reading >= 0) times.push(performance.now() - start);
	}
	const [p50, p95] = [0.5, 0.95].map((share) => quantile(times, share).toFixed(1).padStart(7));
	console.log(`${name.padEnd(22)} p50 ${p50}   p95 ${p95}`);
}
await backend.close();
