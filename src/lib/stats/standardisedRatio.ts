import { checkCount, checkPositive } from './check.ts';
import type { Interval } from './interval.ts';
import { poissonInterval } from './poissonInterval.ts';

/** Observed ÷ expected with its interval; 1 = as expected. */
export interface StandardisedRatio extends Interval {
	ratio: number;
	/** How the interval was made. */
	method: 'exact' | 'byar';
}

/** Below this count Byar's approximation is not close enough. */
const fewestForByar = 10;

/**
 * Standardised ratio: events observed over events expected from case mix, with a Poisson interval.
 *
 *     ratio = O/E,   limits = Poisson limits of O, divided by E      exact below 10 events, else Byar
 *
 * The Poisson limits take the expected count as known and are somewhat wide when the event is common.
 *
 * Source: Breslow NE, Day NE. Statistical Methods in Cancer Research II, 1987; choice of limits as in the English public
 * health indicators (PHEindicatormethods).
 * Units: `observed` and `expected` in events; results are ratios.
 *
 * @throws RangeError if `observed` is not a whole number ≥ 0, `expected` not a finite number above 0, or `confidence` not
 * between 0 and 1.
 * @example standardisedRatio(14, 11.874) // { ratio: 1.18…, lower: 0.64…, upper: 1.98…, method: 'byar' }
 */
export function standardisedRatio(observed: number, expected: number, confidence = 0.95): StandardisedRatio {
	checkCount('observed', observed);
	checkPositive('expected', expected);
	const method = observed < fewestForByar ? 'exact' : 'byar';
	const { lower, upper } = poissonInterval(observed, confidence)[method];
	return { ratio: observed / expected, lower: lower / expected, upper: upper / expected, method };
}
