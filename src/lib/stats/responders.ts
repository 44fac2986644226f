import { wilsonInterval } from './wilsonInterval.ts';
import { checkCount, checkNotNegative, checkNumbers } from './check.ts';
import type { Interval } from './interval.ts';

/** Share that improved by at least the smallest important change. All shares from 0 to 1. */
export interface Responders {
	/** People with a measured change. */
	n: number;
	responders: number;
	/** Responders among the measured. */
	share: number;
	/** Wilson's interval of `share`. */
	interval: Interval;
	/** Share of everyone if nobody of the missing responded. */
	worstCase: number;
	/** Share of everyone if all of the missing responded. */
	bestCase: number;
	/** Wilson's lower limit of the worst case and upper limit of the best case: sampling and missingness together. */
	outerInterval: Interval;
}

/**
 * Changes are differences of decimal numbers such as 3.3 − 2.3, which binary arithmetic makes a hair smaller than 1. Without
 * this slack a patient who reached the threshold exactly would not count.
 */
const slack = 1e-9;

/**
 * Responder analysis: the share whose change reaches the smallest important change, with bounds for those who are missing.
 *
 *     share = r/n,   worst case = r/(n + m),   best case = (r + m)/(n + m)      m = missing
 *
 * The bounds hold whatever the reason for missing is. `changes` point in the better direction: turn the sign for an
 * instrument where lower is better.
 *
 * Source: Horowitz JL, Manski CF. J Am Stat Assoc 2000;95:77–84 (bounds); Wilson's interval as in `wilsonInterval`.
 * Units: `changes` and `threshold` in the instrument's unit; results are shares.
 *
 * @throws RangeError if `changes` is empty or holds a number that is not finite, `threshold` is negative or not finite,
 * `missing` is not a whole number ≥ 0, or `confidence` is not between 0 and 1.
 * @example responders([4, 0, 2], 2, 1) // share 0.667, worst case 0.5, best case 0.75
 */
export function responders(
	changes: readonly number[],
	threshold: number,
	missing = 0,
	confidence = 0.95,
): Responders {
	checkNumbers('changes', changes);
	checkNotNegative('threshold', threshold);
	checkCount('missing', missing);
	const n = changes.length;
	const count = changes.filter((change) => change >= threshold - slack).length;
	const { estimate, lower, upper } = wilsonInterval(count, n, confidence);
	const worst = wilsonInterval(count, n + missing, confidence);
	const best = wilsonInterval(count + missing, n + missing, confidence);
	return {
		n,
		responders: count,
		share: estimate,
		interval: { lower, upper },
		worstCase: worst.estimate,
		bestCase: best.estimate,
		outerInterval: { lower: worst.lower, upper: best.upper },
	};
}
