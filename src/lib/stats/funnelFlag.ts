import binomial from '@stdlib/stats-base-dists-binomial';
import { checkCount, checkWithin } from './check.ts';

/** Where a unit lies against the target: outside 99.8 %, outside 95 %, or within. */
export type FunnelFlag = 'low998' | 'low95' | 'within' | 'high95' | 'high998';

/**
 * Is a share further from the target than chance alone explains? By the exact binomial tail.
 *
 *     low:  P(R ≤ x) < 0.025 (95 %) or < 0.001 (99.8 %)
 *     high: P(R ≥ x) < 0.025 (95 %) or < 0.001 (99.8 %)      R ~ Bin(n, target)
 *
 * Decided on the tail and not on drawn limits; `exactFunnelLimits` is interpolated so that both say the same.
 *
 * Source: Spiegelhalter DJ. Stat Med 2005;24:1185–202, appendix A.1.1.
 * Units: `target` is a share from 0 to 1.
 *
 * @throws RangeError if `total` is not a whole number ≥ 1, `successes` not a whole number from 0 to `total`, or `target`
 * outside 0…1.
 * @example funnelFlag(12, 25, 0.7) // 'low95'
 */
export function funnelFlag(successes: number, total: number, target: number): FunnelFlag {
	checkCount('total', total, 1);
	checkCount('successes', successes, 0, total);
	checkWithin('target', target, 0, 1);
	const atMost = binomial.cdf(successes, total, target);
	// Counted from the failures: 1 − P(R ≤ x − 1) would lose the digits of a small tail.
	const atLeast = binomial.cdf(total - successes, total, 1 - target);
	if (atMost < 0.001) return 'low998';
	if (atLeast < 0.001) return 'high998';
	if (atMost < 0.025) return 'low95';
	if (atLeast < 0.025) return 'high95';
	return 'within';
}
