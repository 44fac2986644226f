import { checkFinite, checkPositive } from './check.ts';
import { normalCritical } from './critical.ts';

/** One person's change against the instrument's measurement error. */
export interface ReliableChange {
	/** Change in standard errors of a difference. */
	index: number;
	/** Beyond measurement error at 95 %, in either direction. */
	reliable: boolean;
	/** In the instrument's unit, as the three below. */
	standardErrorOfMeasurement: number;
	standardErrorOfDifference: number;
	/** Smallest change beyond measurement error at 95 % and at 90 %. */
	detectableChange95: number;
	detectableChange90: number;
}

/**
 * Reliable change index of one person, and the minimal detectable change.
 *
 *     SEM = sd·√(1 − r),   S = √2·SEM,   index = (after − before)/S,   reliable when |index| > 1.96
 *     detectable change = z·S      z = 1.96 at 95 %, 1.64 at 90 %
 *
 * Source: Jacobson NS, Truax P. J Consult Clin Psychol 1991;59:12–19.
 * Units: `before`, `after` and `sd` in the instrument's unit; `index` and `reliability` unitless.
 *
 * @param sd standard deviation of the instrument in the people measured, before
 * @param reliability test–retest reliability; below 1, since an instrument without error has no index
 * @throws RangeError if `before` or `after` is not finite, `sd` not above 0, or `reliability` not from 0 to below 1.
 * @example reliableChange(47.5, 32.5, 7.5, 0.8).index // −3.16…
 */
export function reliableChange(
	before: number,
	after: number,
	sd: number,
	reliability: number,
): ReliableChange {
	checkFinite('before', before);
	checkFinite('after', after);
	checkPositive('sd', sd);
	if (!(reliability >= 0 && reliability < 1)) {
		throw new RangeError('reliability must be a number from 0 to 1, 1 excluded');
	}
	const standardErrorOfMeasurement = sd * Math.sqrt(1 - reliability);
	const standardErrorOfDifference = Math.SQRT2 * standardErrorOfMeasurement;
	const index = (after - before) / standardErrorOfDifference;
	const z = normalCritical(0.95);
	return {
		index,
		reliable: Math.abs(index) > z,
		standardErrorOfMeasurement,
		standardErrorOfDifference,
		detectableChange95: z * standardErrorOfDifference,
		detectableChange90: normalCritical(0.9) * standardErrorOfDifference,
	};
}
