import { checkCount, checkFinite, checkNotNegative, checkSameLength } from './check.ts';
import { checkRows } from './checkRows.ts';
import { dot, element, invert, times, weightedProducts, weightedSum } from './matrix.ts';
import { constant, dependent } from './noFit.ts';
import { standardisedDesign } from './standardisedDesign.ts';

/** Sums of one number over the people who share a row of columns. */
export interface GroupedValues {
	n: number;
	sum: number;
	/** Sum of the squares. */
	squares: number;
}

/** A fitted linear model. In `coefficients` and `standardErrors` the intercept comes first, then the columns of `rows`. */
export interface LinearRegression {
	coefficients: number[];
	standardErrors: number[];
	/** Sum of the squared distances of every person from the fitted value. */
	residualSquares: number;
	/** Residual squares per degree of freedom, Σn − k. */
	residualVariance: number;
	/** Share of the variation that the columns explain, 0 to 1. */
	rSquared: number;
	/** Fitted value of each row. */
	fitted: number[];
}

/** Squared distances of a group's people from one value: within the group, and of its mean from the value. */
function squaresAround({ n, sum, squares }: GroupedValues, value: number): number {
	if (n === 0) return 0;
	// Rounding can bring the squares of equal numbers under zero.
	return Math.max(0, squares - sum ** 2 / n) + n * (sum / n - value) ** 2;
}

function total(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function checkGroups(groups: readonly GroupedValues[]): void {
	for (const [index, { n, sum, squares }] of groups.entries()) {
		checkCount(`groups[${index}].n`, n);
		checkFinite(`groups[${index}].sum`, sum);
		checkNotNegative(`groups[${index}].squares`, squares);
		if (n === 0 ? sum !== 0 || squares !== 0 : squares < (sum ** 2 / n) * (1 - 1e-9)) {
			throw new RangeError(`groups[${index}].squares must be the sum of squares of n numbers with that sum`);
		}
	}
}

/**
 * Linear regression by least squares on grouped people, for the expected value given case mix.
 *
 *     y = β₀ + β₁x₁ + … + e,   β minimises Σe² over all people
 *     β = (XᵀNX)⁻¹Xᵀs,   se² = σ²·diag (XᵀNX)⁻¹,   σ² = Σe²/(Σn − k),   R² = 1 − Σe²/Σ(y − ȳ)²
 *
 * Groups hold all that the fit needs of their people: number, sum and sum of squares. So it is the fit of the single values,
 * not of the groups' means. With the intercept, which is added here, the fitted values sum to the observed.
 *
 * Source: Draper NR, Smith H. Applied Regression Analysis, 3rd ed. 1998, ch. 5.
 * Units: coefficients in units of the value per unit of the column; variances in its square.
 *
 * @param rows one row of case-mix values for each group, without intercept; `[]` for the intercept alone
 * @throws RangeError if there is no row, the arguments differ in length, a value is not finite, a group's sums cannot be, there
 * are not more people than coefficients, nobody differs from another, or a column is constant or dependent on those before it.
 * @example linearRegression([[0], [1]], [{ n: 2, sum: 2, squares: 4 }, { n: 1, sum: 3, squares: 9 }]).coefficients // [1, 2]
 */
export function linearRegression(
	rows: readonly (readonly number[])[],
	groups: readonly GroupedValues[],
): LinearRegression {
	checkRows(rows);
	checkSameLength('rows', rows, 'groups', groups);
	checkGroups(groups);
	const counts = groups.map(({ n }) => n);
	const people = total(counts);
	const degreesOfFreedom = people - 1 - (rows[0]?.length ?? 0);
	if (degreesOfFreedom < 1) throw new RangeError('groups must hold more people than there are coefficients');
	const mean = total(groups.map(({ sum }) => sum)) / people;
	const variation = total(groups.map((group) => squaresAround(group, mean)));
	const scale = total(groups.map(({ squares }) => squares));
	if (!(variation > 1e-12 * scale)) throw constant();

	const { design, inOwnUnits } = standardisedDesign(rows, counts);
	const products = weightedProducts(design, counts);
	const inverted = invert(
		products,
		products.map((row, index) => 1e-10 * element(row, index)),
	);
	if ('dependent' in inverted) throw dependent(inverted.dependent);
	// Distances from the mean are fitted, so that a large mean costs the coefficients no digits.
	const distances = groups.map(({ n, sum }) => sum - n * mean);
	const [intercept = 0, ...slopes] = times(inverted.inverse, weightedSum(design, distances));
	const coefficients = [mean + intercept, ...slopes];
	const fitted = design.map((row) => dot(row, coefficients));
	const residualSquares = total(groups.map((group, index) => squaresAround(group, element(fitted, index))));
	const residualVariance = residualSquares / degreesOfFreedom;
	return {
		...inOwnUnits(
			coefficients,
			inverted.inverse.map((row) => row.map((value) => value * residualVariance)),
		),
		residualSquares,
		residualVariance,
		rSquared: 1 - residualSquares / variation,
		fitted,
	};
}
