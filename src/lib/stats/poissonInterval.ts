import { checkConfidence, checkCount } from './check.ts';
import { chisquareQuantile } from './chisquareQuantile.ts';
import { normalCritical } from './critical.ts';
import type { Interval } from './interval.ts';

/** Two intervals for the mean behind one count. */
export interface PoissonInterval {
	exact: Interval;
	byar: Interval;
}

/** Byar's cube, at least 0: with few events and a high confidence the bracket is negative. */
function cube(count: number, z: number): number {
	return count * Math.max(0, 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}

/**
 * Confidence interval of the mean of a Poisson count, exact and by Byar's approximation.
 *
 *     exact: χ²(α/2; 2O)/2  to  χ²(1 − α/2; 2O + 2)/2
 *     Byar:  O·(1 − 1/9O − z/3√O)³  to  (O + 1)·(1 − 1/9(O + 1) + z/3√(O + 1))³      α = 1 − confidence
 *
 * Zero events have the lower limit 0. Divide by the expected count for the limits of a ratio.
 *
 * Source: Ulm K. Am J Epidemiol 1990;131:373–5 (exact); Breslow NE, Day NE. Statistical Methods in Cancer Research II, 1987
 * (Byar).
 * Units: events.
 *
 * @throws RangeError if `count` is not a whole number ≥ 0 or `confidence` not between 0 and 1.
 * @example poissonInterval(0).exact // { lower: 0, upper: 3.688… }
 */
export function poissonInterval(count: number, confidence = 0.95): PoissonInterval {
	checkCount('count', count);
	checkConfidence(confidence);
	const tail = (1 - confidence) / 2;
	const z = normalCritical(confidence);
	return {
		exact: {
			lower: count === 0 ? 0 : chisquareQuantile(tail, 2 * count) / 2,
			upper: chisquareQuantile(1 - tail, 2 * count + 2) / 2,
		},
		byar: { lower: count === 0 ? 0 : cube(count, -z), upper: cube(count + 1, z) },
	};
}
