import { checkCount, checkFinite, checkNotNegative, checkSample, checkSameLength } from './check.ts';
import { dot, element, invert, times } from './matrix.ts';

/** A fitted logistic model. The intercept comes first, then one number for each column of `rows`. */
export interface LogisticRegression {
	/** Log odds; the intercept and the change per unit of each column. */
	coefficients: number[];
	/** Standard errors of the coefficients, from the information matrix. */
	standardErrors: number[];
	/** Maximised log likelihood. */
	logLikelihood: number;
	/** Fitted probability of each row. */
	fitted: number[];
}

interface Scale {
	centre: number;
	spread: number;
}

interface Fit {
	coefficients: number[];
	linear: number[];
	logLikelihood: number;
}

const mostSteps = 100;
const separated = new RangeError(
	'outcome must not be separated by rows: some combination of columns predicts it perfectly, so that no finite coefficient fits',
);

function checkData(
	rows: readonly (readonly number[])[],
	outcome: readonly number[],
	weights: readonly number[],
): void {
	checkSample('rows', rows);
	checkSameLength('rows', rows, 'outcome', outcome);
	checkSameLength('rows', rows, 'weights', weights);
	const width = rows[0]?.length;
	for (const [index, row] of rows.entries()) {
		if (row.length !== width) throw new RangeError(`rows[${index}] must be as long as rows[0]`);
		for (const [column, value] of row.entries()) checkFinite(`rows[${index}][${column}]`, value);
		checkCount(`outcome[${index}]`, element(outcome, index), 0, 1);
		checkNotNegative(`weights[${index}]`, element(weights, index));
	}
	if (!weights.some((weight) => weight > 0)) throw new RangeError('weights must hold a number above 0');
}

/** Weighted mean and standard deviation of each column. */
function scales(rows: readonly (readonly number[])[], weights: readonly number[]): Scale[] {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return (rows[0] ?? []).map((_, column) => {
		const values = rows.map((row) => element(row, column));
		const centre = dot(weights, values) / total;
		const squares = values.map((value) => (value - centre) ** 2);
		const spread = Math.sqrt(dot(weights, squares) / total);
		const largest = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
		if (!(spread > 1e-12 * largest)) {
			throw new RangeError(`rows column ${column} must hold at least two different values`);
		}
		return { centre, spread };
	});
}

function probability(linear: number): number {
	return 1 / (1 + Math.exp(-linear));
}

/** ln p or ln(1 − p) without computing p, which rounds to 0 or 1 far out. */
function logProbability(linear: number, outcome: number): number {
	const towards = outcome === 1 ? linear : -linear;
	return towards > 0 ? -Math.log1p(Math.exp(-towards)) : towards - Math.log1p(Math.exp(towards));
}

function evaluate(
	design: readonly (readonly number[])[],
	outcome: readonly number[],
	weights: readonly number[],
	coefficients: number[],
): Fit {
	const linear = times(design, coefficients);
	const terms = linear.map((value, index) => logProbability(value, element(outcome, index)));
	return { coefficients, linear, logLikelihood: dot(weights, terms) };
}

/** Σ w·p(1 − p)·xxᵀ. */
function information(design: readonly (readonly number[])[], weights: readonly number[], fit: Fit): number[][] {
	const size = fit.coefficients.length;
	const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
	for (const [index, row] of design.entries()) {
		const p = probability(element(fit.linear, index));
		const weight = element(weights, index) * p * (1 - p);
		for (const [i, target] of matrix.entries()) {
			const factor = weight * element(row, i);
			for (const [j, value] of row.entries()) target[j] = element(target, j) + factor * value;
		}
	}
	return matrix;
}

function gradient(
	design: readonly (readonly number[])[],
	outcome: readonly number[],
	weights: readonly number[],
	fit: Fit,
): number[] {
	const sums = new Array<number>(fit.coefficients.length).fill(0);
	for (const [index, row] of design.entries()) {
		const residual = element(outcome, index) - probability(element(fit.linear, index));
		const factor = element(weights, index) * residual;
		for (const [j, value] of row.entries()) sums[j] = element(sums, j) + factor * value;
	}
	return sums;
}
