import binomial from '@stdlib/stats-base-dists-binomial';
import { checkConfidence, checkCount, checkWithin } from './check.ts';
import type { Interval } from './interval.ts';

/** Interpolated lower limit of the share of successes at tail probability `tail`. */
function lowerLimit(target: number, total: number, tail: number): number {
	const first = binomial.quantile(tail, total, target);
	const excess = (binomial.cdf(first, total, target) - tail) / binomial.pmf(first, total, target);
	return Math.max(0, (first - excess) / total);
}

/**
 * Exact funnel limits for a proportion, interpolated between the steps of the binomial distribution.
 *
 *     r = min{r : P(R ≤ r) ≥ p},   α = (P(R ≤ r) − p)/P(R = r),   lower = max(0, (r − α)/n)      R ~ Bin(n, target)
 *     upper = 1 − lower limit of the failures, Bin(n, 1 − target)
 *
 * with p = (1 − confidence)/2: 0.025 at 95 %, 0.001 at 99.8 %. The interpolation gives a smooth funnel. The upper limit is
 * the mirror image instead of the published interpolation of the upper quantile, so that the limits agree with `funnelFlag`
 * on both sides. A target of 0 or 1 leaves no room for chance: both limits are the target.
 *
 * Source: Spiegelhalter DJ. Stat Med 2005;24:1185–202, appendix A.1.1; mirrored here.
 * Units: shares from 0 to 1.
 *
 * @throws RangeError if `target` is outside 0…1, `total` not a whole number ≥ 1, or `confidence` not between 0 and 1.
 * @example exactFunnelLimits(0.7, 25, 0.95) // { lower: 0.491…, upper: 0.894… }
 */
export function exactFunnelLimits(target: number, total: number, confidence = 0.95): Interval {
	checkWithin('target', target, 0, 1);
	checkCount('total', total, 1);
	checkConfidence(confidence);
	if (target === 0 || target === 1) return { lower: target, upper: target };
	const tail = (1 - confidence) / 2;
	return { lower: lowerLimit(target, total, tail), upper: 1 - lowerLimit(1 - target, total, tail) };
}
