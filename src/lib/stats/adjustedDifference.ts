import { checkCount, checkFinite } from './check.ts';
import { tCritical } from './critical.ts';
import type { Interval } from './interval.ts';
import { element, invert, times } from './matrix.ts';
import { dependent } from './noFit.ts';

/** Difference between two groups when both are alike in the covariates. */
export interface AdjustedDifference extends Interval {
	difference: number;
	standardError: number;
	degreesOfFreedom: number;
}

/** The covariates that vary: the others are alike in everyone and adjust nothing. */
function varying(products: readonly (readonly number[])[]): number[] {
	const last = products.length - 1;
	return products.flatMap((row, index) =>
		index === 0 || (index < last && element(row, index) > 1e-9) ? [index] : [],
	);
}

/**
 * Analysis of covariance from sums of products: the difference of a number between two groups, adjusted for covariates and,
 * by strata, for one category.
 *
 *     y = α(stratum) + δ·group + β·covariates + e;   δ from S δβ = s, the products of distances from the stratum's mean
 *     σ² = (Syy − sᵀδβ)/(n − strata − k),   interval δ ± t·σ·√(S⁻¹)₁₁
 *
 * By the theorem of Frisch, Waugh and Lovell these are the coefficients and errors of the regression with a column per stratum,
 * so that no sum of a small stratum has to leave the database.
 *
 * Source: Lovell MC. J Am Stat Assoc 1963;58:993–1010; Vickers AJ, Altman DG. BMJ 2001;323:1123–4 (start value as covariate).
 * Units: those of the outcome.
 *
 * @param products symmetric; the group (0 or 1) first, then the covariates, the outcome last
 * @throws RangeError if `n` or `strata` is no whole number ≥ 1, a product is not finite, or there are not more people than
 * coefficients; NoFit if the groups cannot be told from strata and covariates.
 * @example adjustedDifference([[2.5, 5], [5, 12]], 10, 1).difference // 2
 */
export function adjustedDifference(
	products: readonly (readonly number[])[],
	n: number,
	strata: number,
	confidence = 0.95,
): AdjustedDifference {
	checkCount('n', n, 1);
	checkCount('strata', strata, 1);
	for (const row of products) for (const value of row) checkFinite('products', value);
	const last = products.length - 1;
	const used = varying(products);
	const degreesOfFreedom = n - strata - used.length;
	if (degreesOfFreedom < 1) throw new RangeError('n must be more than strata and covariates together');
	const at = (row: number, column: number) => element(products[row] ?? [], column);
	// Correlations are inverted, so that years beside shares cost no digits.
	const scale = used.map((index) => Math.sqrt(at(index, index)));
	if (!(at(0, 0) > 1e-9)) throw dependent(1);
	const scaled = used.map((row, i) =>
		used.map((column, j) => at(row, column) / (element(scale, i) * element(scale, j))),
	);
	const inverted = invert(
		scaled,
		used.map(() => 1e-9),
	);
	if ('dependent' in inverted) throw dependent(inverted.dependent + 1);
	const withOutcome = used.map((row, i) => at(row, last) / element(scale, i));
	const standardised = times(inverted.inverse, withOutcome);
	const explained = standardised.reduce((sum, value, i) => sum + value * element(withOutcome, i), 0);
	const variance = Math.max(0, at(last, last) - explained) / degreesOfFreedom;
	const width = element(scale, 0);
	const own = element(inverted.inverse[0] ?? [], 0);
	const difference = element(standardised, 0) / width;
	const standardError = Math.sqrt(variance * own) / width;
	const half = tCritical(confidence, degreesOfFreedom) * standardError;
	return { difference, standardError, degreesOfFreedom, lower: difference - half, upper: difference + half };
}
