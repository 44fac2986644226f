import { checkConfidence, checkNumbers, checkSameLength } from './check.ts';
import { normalCritical } from './critical.ts';
import { hedgesFactor } from './hedgesFactor.ts';
import type { Estimate, Interval } from './interval.ts';
import { meanInterval } from './meanInterval.ts';
import { mean, standardDeviation } from './moments.ts';
import { noncentralityInterval } from './noncentralityInterval.ts';

/** Change from before to after in the same people, `after − before`. */
export interface PairedChange extends Interval {
	/** Pairs. */
	n: number;
	meanBefore: number;
	meanAfter: number;
	sdBefore: number;
	/** Mean change; `lower` and `upper` are its t interval. */
	mean: number;
	/** Standard deviation of the changes. */
	sd: number;
	/** Mean change ÷ sd of the changes. */
	standardisedResponseMean: Estimate;
	/** Mean change ÷ sd before, corrected for small samples. */
	hedgesG: Estimate;
}

/** Largest magnitude; a loop, since a call cannot take as many arguments as a registry has patients. */
function largest(...samples: (readonly number[])[]): number {
	let size = 0;
	for (const sample of samples) for (const value of sample) size = Math.max(size, Math.abs(value));
	return size;
}

/** Covariance over the product of the spreads; 0 when one of them does not vary, since then nothing varies together. */
function correlation(a: readonly number[], b: readonly number[]): number {
	const spread = standardDeviation(a) * standardDeviation(b);
	if (spread === 0) return 0;
	const [meanA, meanB] = [mean(a), mean(b)];
	const products = a.reduce((sum, value, index) => sum + (value - meanA) * ((b[index] ?? 0) - meanB), 0);
	return Math.max(-1, Math.min(1, products / (a.length - 1) / spread));
}

/**
 * Mean change with its interval and two effect sizes, from paired values.
 *
 *     mean ± t(n−1)·sd/√n                                 sd of the changes, with n − 1
 *     standardised response mean = mean/sd                interval: noncentral t with δ = √n·SRM
 *     Hedges g = J(n−1)·mean/sd(before)                   variance = 2(1 − r)/n + g²/2n, interval g ± z·√variance
 *
 * with r the correlation of before and after. At n = 2 the exact factor J(1) is 0 and g therefore 0: read it from n = 3.
 * Changes without any spread have no standardised size; `meanInterval` serves there.
 *
 * Source: Liang MH et al. Med Care 1990;28:632–42 (SRM); Hedges LV. J Educ Stat 1981;6:107–28 (J); Becker BJ. Br J Math Stat
 * Psychol 1988;41:257–78 (g on the start-value sd and its variance, measure SMCR of the R package metafor).
 * Units: means, sd, `lower` and `upper` in the instrument's unit; effect sizes in standard deviations.
 *
 * @throws RangeError if the samples differ in length, have fewer than 2 pairs (one change has no sd), hold a number that is
 * not finite, if the changes or the values before are all alike, or `confidence` is not between 0 and 1.
 * @example pairedChange([8, 10, 6], [12, 15, 9]).mean // 4
 */
export function pairedChange(
	before: readonly number[],
	after: readonly number[],
	confidence = 0.95,
): PairedChange {
	checkNumbers('before', before, 2);
	checkNumbers('after', after, 2);
	checkSameLength('before', before, 'after', after);
	checkConfidence(confidence);
	const n = before.length;
	const changes = after.map((value, index) => value - (before[index] ?? Number.NaN));
	const change = mean(changes);
	const sd = standardDeviation(changes);
	const sdBefore = standardDeviation(before);
	// Decimals leave a spread of 1e−16 between changes that are alike on paper, and an effect size of 1e16.
	const rounding = 1e-12 * largest(before, after);
	if (sd <= rounding) throw new RangeError('after − before must hold at least two different changes');
	if (sdBefore <= rounding) throw new RangeError('before must hold at least two different values');

	const response = change / sd;
	const noncentrality = noncentralityInterval(response * Math.sqrt(n), n - 1, confidence);

	const g = (hedgesFactor(n - 1) * change) / sdBefore;
	const variance = (2 * (1 - correlation(before, after))) / n + g ** 2 / (2 * n);
	const half = normalCritical(confidence) * Math.sqrt(variance);

	const { lower, upper } = meanInterval(n, change, sd, confidence);
	return {
		n,
		meanBefore: mean(before),
		meanAfter: mean(after),
		sdBefore,
		mean: change,
		sd,
		lower,
		upper,
		standardisedResponseMean: {
			estimate: response,
			lower: noncentrality.lower / Math.sqrt(n),
			upper: noncentrality.upper / Math.sqrt(n),
		},
		hedgesG: { estimate: g, lower: g - half, upper: g + half },
	};
}
