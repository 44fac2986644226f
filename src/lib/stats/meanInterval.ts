import { checkCount, checkFinite, checkNotNegative } from './check.ts';
import { tCritical } from './critical.ts';
import type { Interval } from './interval.ts';

/** Mean of n values with its interval, in the unit of the values. */
export interface MeanInterval extends Interval {
	n: number;
	mean: number;
}

/**
 * Student's t interval for a mean, from the moments alone.
 *
 *     mean ± t(n−1) · sd/√n      sd with n − 1
 *
 * Takes moments rather than values because indicators reach TypeScript as aggregated rows.
 *
 * Source: Student. Biometrika 1908;6:1–25.
 * Units: those of the values.
 *
 * @throws RangeError if `n` is not a whole number ≥ 2 (one value has no sd), `mean` not finite, `sd` negative or not
 * finite, or `confidence` not between 0 and 1.
 * @example meanInterval(12, 3.9167, 1.379) // { n: 12, mean: 3.9167, lower: 3.04…, upper: 4.79… }
 */
export function meanInterval(n: number, mean: number, sd: number, confidence = 0.95): MeanInterval {
	checkCount('n', n, 2);
	checkFinite('mean', mean);
	checkNotNegative('sd', sd);
	const half = (tCritical(confidence, n - 1) * sd) / Math.sqrt(n);
	return { n, mean, lower: mean - half, upper: mean + half };
}
