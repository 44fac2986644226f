import { wilsonInterval } from './wilsonInterval.ts';
import { checkCount } from './check.ts';
import type { Interval } from './interval.ts';

/** Difference of two shares with its interval: from −1 to 1 (times 100: percentage points). */
export interface ShareDifference extends Interval {
	difference: number;
}

/**
 * Newcombe's hybrid score interval for the difference of two independent proportions p₁ − p₂.
 *
 *     lower = d − √((p₁ − l₁)² + (u₂ − p₂)²)
 *     upper = d + √((u₁ − p₁)² + (p₂ − l₂)²)      with d = p₁ − p₂ and (l, u) Wilson's limits of each share
 *
 * Source: method 10 of Newcombe RG. Stat Med 1998;17:873–90.
 * Units: difference of shares, −1 to 1.
 *
 * @throws RangeError if a total is not a whole number ≥ 1, a number of successes not a whole number from 0 to its total,
 * or `confidence` not between 0 and 1.
 * @example newcombeDifference(56, 70, 48, 80) // { difference: 0.2, lower: 0.052…, upper: 0.334… }
 */
export function newcombeDifference(
	x1: number,
	n1: number,
	x2: number,
	n2: number,
	confidence = 0.95,
): ShareDifference {
	checkCount('n1', n1, 1);
	checkCount('x1', x1, 0, n1);
	checkCount('n2', n2, 1);
	checkCount('x2', x2, 0, n2);
	const first = wilsonInterval(x1, n1, confidence);
	const second = wilsonInterval(x2, n2, confidence);
	const difference = first.estimate - second.estimate;
	return {
		difference,
		lower: difference - Math.hypot(first.estimate - first.lower, second.upper - second.estimate),
		upper: difference + Math.hypot(first.upper - first.estimate, second.estimate - second.lower),
	};
}
