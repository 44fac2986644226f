import { checkConfidence, checkCount, checkFinite } from './check.ts';
import { normalCritical } from './critical.ts';
import { findRoot } from './findRoot.ts';
import type { Interval } from './interval.ts';
import { noncentralT } from './noncentralT.ts';

/**
 * Confidence interval of the noncentrality parameter δ, given one observed t.
 *
 *     lower: P(T ≥ t | δ) = (1 − confidence)/2,   upper: P(T ≤ t | δ) = (1 − confidence)/2
 *
 * Divided by √n it is the exact interval of a mean divided by its standard deviation.
 *
 * Source: Steiger JH, Fouladi RT. In: Harlow LL et al. (eds) What if there were no significance tests? 1997:221–57.
 * Units: unitless, as t.
 *
 * @throws RangeError if `t` is not finite, `degreesOfFreedom` not a whole number ≥ 1, or `confidence` not between 0 and 1.
 * @example noncentralityInterval(9.839, 11) // { lower: 5.298…, upper: 14.30… }
 */
export function noncentralityInterval(t: number, degreesOfFreedom: number, confidence = 0.95): Interval {
	checkFinite('t', t);
	checkCount('degreesOfFreedom', degreesOfFreedom, 1);
	checkConfidence(confidence);
	const tail = (1 - confidence) / 2;
	// Large-sample width of the interval: a first guess of the bracket, doubled until it holds the root.
	const reach = normalCritical(confidence) * Math.sqrt(1 + t ** 2 / (2 * degreesOfFreedom));
	const solve = (probability: number): number => {
		const excess = (delta: number): number => noncentralT(t, degreesOfFreedom, delta) - probability;
		let low = t - 1.5 * reach;
		let high = t + 1.5 * reach;
		for (let step = reach; excess(low) <= 0; step *= 2) low -= step;
		for (let step = reach; excess(high) >= 0; step *= 2) high += step;
		return findRoot(excess, low, high);
	};
	return { lower: solve(1 - tail), upper: solve(tail) };
}
