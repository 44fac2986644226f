import { checkCount } from './check.ts';

/**
 * Hedges' exact small-sample factor of a standardised mean, by which sd with `degreesOfFreedom` m is unbiased.
 *
 *     J(m) = Γ(m/2) / (√(m/2) · Γ((m − 1)/2))
 *
 * The ratio of gamma functions follows from R(m + 1) = ((m − 1)/2)/R(m) with R(2) = 1/√π: products only, so that no gamma
 * function over- or underflows. J(1) is 0, because Γ(0) is infinite. Above 10⁵ the factor is the first terms of its series,
 * 1 − 3/(4m) − 7/(32m²), exact to the last digit there.
 *
 * Source: Hedges LV. J Educ Stat 1981;6:107–28.
 * Units: unitless, 0 to 1.
 *
 * @throws RangeError if `degreesOfFreedom` is not a whole number ≥ 1.
 * @example hedgesFactor(11) // 0.92996
 */
export function hedgesFactor(degreesOfFreedom: number): number {
	checkCount('degreesOfFreedom', degreesOfFreedom, 1);
	if (degreesOfFreedom === 1) return 0;
	if (degreesOfFreedom > 1e5) return 1 - 3 / (4 * degreesOfFreedom) - 7 / (32 * degreesOfFreedom ** 2);
	let ratio = 1 / Math.sqrt(Math.PI);
	for (let m = 2; m < degreesOfFreedom; m += 1) ratio = (m - 1) / 2 / ratio;
	return ratio / Math.sqrt(degreesOfFreedom / 2);
}
