import { quantile } from '../../../src/lib/stats/quantile.ts';

export interface Times {
	p50: number;
	p95: number;
}

/** The half and all but one in twenty, to a hundredth of a millisecond. */
export function timesOf(milliseconds: readonly number[]): Times {
	const at = (share: number) => Math.round(quantile(milliseconds, share) * 100) / 100;
	return { p50: at(0.5), p95: at(0.95) };
}

/** Milliseconds of one piece of work. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

/**
 * Asks several ways in turn, some times in a row each, so that what else the machine does falls on all of them alike. The
 * first of a row is not counted: what the way before left behind in caches and threads is not what this one takes. Beside
 * a DuckDB that has just read a million rows even a question without a table takes three times as long.
 *
 * @param warmUp turns before what is counted: plans are made and code is compiled
 * @param inARow counted times of each way in a turn
 */
export async function timesInTurn<Name extends string>(
	ways: Record<Name, () => Promise<unknown>>,
	{ warmUp, turns, inARow }: { warmUp: number; turns: number; inARow: number },
): Promise<Record<Name, Times>> {
	const names = Object.keys(ways) as Name[];
	const found = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (let turn = -warmUp; turn < turns; turn += 1) {
		for (const name of names) {
			for (let place = 0; place <= inARow; place += 1) {
				const time = await timed(ways[name]);
				if (turn >= 0 && place > 0) found.get(name)?.push(time);
			}
		}
	}
	return Object.fromEntries([...found].map(([name, times]) => [name, timesOf(times)])) as Record<Name, Times>;
}
