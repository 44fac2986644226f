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
 * Asks several ways in turn, so that what else the machine does falls on all of them alike.
 *
 * @param warmUp times before what is counted: plans are made and code is compiled
 */
export async function timesInTurn<Name extends string>(
	ways: Record<Name, () => Promise<unknown>>,
	{ warmUp, repeats }: { warmUp: number; repeats: number },
): Promise<Record<Name, Times>> {
	const names = Object.keys(ways) as Name[];
	const found = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (let round = -warmUp; round < repeats; round += 1) {
		for (const name of names) {
			const time = await timed(ways[name]);
			if (round >= 0) found.get(name)?.push(time);
		}
	}
	return Object.fromEntries([...found].map(([name, times]) => [name, timesOf(times)])) as Record<Name, Times>;
}
