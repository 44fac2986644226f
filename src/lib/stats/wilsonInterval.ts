import { checkCount } from './check.ts';
import { normalCritical } from './critical.ts';
import type { Estimate } from './interval.ts';

/**
 * Wilson's score interval for a proportion, without continuity correction.
 *
 *     p = x/n,   z = two-sided normal critical value
 *     limits = (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 *
 * Chosen because it stays inside 0–1 and keeps its coverage at small n and at 0 % and 100 %, where p ± z·SE collapses.
 *
 * Source: Wilson EB. J Am Stat Assoc 1927;22:209–12; method 3 of Newcombe RG. Stat Med 1998;17:857–72.
 * Units: all results are shares from 0 to 1.
 *
 * @throws RangeError if `total` is not a whole number ≥ 1, `successes` not a whole number from 0 to `total`, or
 * `confidence` not between 0 and 1.
 * @example wilsonInterval(0, 20) // { estimate: 0, lower: 0, upper: 0.161… }
 */
export function wilsonInterval(successes: number, total: number, confidence = 0.95): Estimate {
	checkCount('total', total, 1);
	checkCount('successes', successes, 0, total);
	const z = normalCritical(confidence);
	const share = successes / total;
	const shrink = 1 + z ** 2 / total;
	const centre = (share + z ** 2 / (2 * total)) / shrink;
	const half = (z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))) / shrink;
	return {
		estimate: share,
		// At the edges the limit is the edge itself; rounding must not turn it into −1e−17.
		lower: successes === 0 ? 0 : Math.max(0, centre - half),
		upper: successes === total ? 1 : Math.min(1, centre + half),
	};
}
