import { checkCount, checkFinite, checkPositive } from './check.ts';
import { normalCritical } from './critical.ts';
import type { Estimate } from './interval.ts';
import { noncentralityInterval } from './noncentralityInterval.ts';

/**
 * Standardised response mean from the moments of the changes, so that instruments with different units stand on one scale.
 *
 *     SRM = mean/sd of the changes,   interval: noncentral t with δ = √n·SRM
 *
 * The same as in `pairedChange`, for changes that reach TypeScript as aggregated rows. From n = 200 the interval is the normal
 * one with variance 1/n + SRM²/2n, which differs from the exact in the third decimal and costs nothing.
 *
 * Source: Liang MH et al. Med Care 1990;28:632–42; interval: Steiger JH, Fouladi RT 1997 (see `noncentralityInterval`).
 * Units: standard deviations of the change.
 *
 * @throws RangeError if `n` is not a whole number ≥ 2, `mean` not finite, `sd` not a finite number above 0, or `confidence`
 * not between 0 and 1.
 * @example standardisedResponseMean(12, 3.9167, 1.379).estimate // 2.84…
 */
export function standardisedResponseMean(n: number, mean: number, sd: number, confidence = 0.95): Estimate {
	checkCount('n', n, 2);
	checkFinite('mean', mean);
	checkPositive('sd', sd);
	const estimate = mean / sd;
	if (n >= 200) {
		const half = normalCritical(confidence) * Math.sqrt(1 / n + estimate ** 2 / (2 * n));
		return { estimate, lower: estimate - half, upper: estimate + half };
	}
	const root = Math.sqrt(n);
	const { lower, upper } = noncentralityInterval(estimate * root, n - 1, confidence);
	return { estimate, lower: lower / root, upper: upper / root };
}
