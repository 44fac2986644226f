import { checkSample, checkWithin } from './check.ts';
import type { Interval } from './interval.ts';
import type { KaplanMeierStep } from './kaplanMeier.ts';

/** A Kaplan–Meier curve read off at one time. Shares from 0 to 1. */
export interface KaplanMeierPoint extends Interval {
	survival: number;
	standardError: number;
	cumulative: number;
}

/**
 * Reads a Kaplan–Meier curve off at a time: the last step at or before it.
 *
 *     S(t) = S at the largest time ≤ t, and 1 before the first
 *
 * Beyond the last time nobody was followed, and the curve is not continued.
 *
 * Source: as `kaplanMeier`. Units: `time` in the unit of the curve; shares from 0 to 1.
 *
 * @param steps as `kaplanMeier` gives them
 * @throws RangeError if there is no step or `time` is not from 0 to the last step's time.
 * @example kaplanMeierAt(kaplanMeier([5, 8, 8], [1, 1, 0]).steps, 6).survival // 0.667
 */
export function kaplanMeierAt(steps: readonly KaplanMeierStep[], time: number): KaplanMeierPoint {
	checkSample('steps', steps);
	checkWithin('time', time, 0, steps.at(-1)?.time ?? 0);
	const step = steps.findLast((candidate) => candidate.time <= time);
	if (!step) return { survival: 1, standardError: 0, cumulative: 0, lower: 1, upper: 1 };
	const { survival, standardError, cumulative, lower, upper } = step;
	return { survival, standardError, cumulative, lower, upper };
}
