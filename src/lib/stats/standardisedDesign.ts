import { dot, element, times } from './matrix.ts';

/** Mean and spread by which a column is standardised while fitting. */
interface Scale {
	centre: number;
	spread: number;
}

/** A regression's columns with the intercept first and each standardised, so that years beside scores from 0 to 1 cost no digits. */
export interface StandardisedDesign {
	design: number[][];
	/** Coefficients and standard errors per unit of the columns as they were given. */
	inOwnUnits(
		coefficients: readonly number[],
		covariance: readonly (readonly number[])[],
	): { coefficients: number[]; standardErrors: number[] };
}

function columnScale(values: readonly number[], weights: readonly number[], total: number): Scale {
	const centre = dot(weights, values) / total;
	const squares = values.map((value) => (value - centre) ** 2);
	return { centre, spread: Math.sqrt(dot(weights, squares) / total) };
}

/** A constant column becomes 0 throughout, which `invert` refuses as dependent on the intercept. */
export function standardisedDesign(
	rows: readonly (readonly number[])[],
	weights: readonly number[],
): StandardisedDesign {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const scales = (rows[0] ?? []).map((_, column) =>
		columnScale(
			rows.map((row) => element(row, column)),
			weights,
			total,
		),
	);
	const design = rows.map((row) => [
		1,
		...scales.map(({ centre, spread }, column) => {
			const distance = element(row, column) - centre;
			return spread > 1e-12 * Math.abs(centre) ? distance / spread : 0;
		}),
	]);
	return {
		design,
		inOwnUnits(coefficients, covariance) {
			// β = b/spread, and the intercept gives up what centring had moved into it.
			const toIntercept = [1, ...scales.map(({ centre, spread }) => -centre / spread)];
			const slope = (values: readonly number[]): number[] =>
				scales.map(({ spread }, column) => element(values, column + 1) / spread);
			const errors = covariance.map((row, index) => Math.sqrt(element(row, index)));
			return {
				coefficients: [dot(toIntercept, coefficients), ...slope(coefficients)],
				standardErrors: [Math.sqrt(dot(toIntercept, times(covariance, toIntercept))), ...slope(errors)],
			};
		},
	};
}
