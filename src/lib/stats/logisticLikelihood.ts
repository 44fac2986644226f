import { dot, element, times, weightedProducts, weightedSum } from './matrix.ts';

/** Data of a logistic model; `design` has the intercept as its first column. */
export interface LogisticData {
	design: readonly (readonly number[])[];
	outcome: readonly number[];
	weights: readonly number[];
}

/** A set of coefficients with what follows from them. */
export interface LogisticState {
	coefficients: number[];
	/** Fitted probability of each row. */
	fitted: number[];
	logLikelihood: number;
}

/** ln p or ln(1 − p), without computing p, which rounds to 0 or 1 far out. */
function logProbability(linear: number, outcome: number): number {
	const towards = outcome === 1 ? linear : -linear;
	return Math.min(towards, 0) - Math.log1p(Math.exp(-Math.abs(towards)));
}

/** Log likelihood Σw·ln P(y) and fitted probabilities 1/(1 + e^−xβ). */
export function stateAt(data: LogisticData, coefficients: number[]): LogisticState {
	const linear = times(data.design, coefficients);
	const terms = linear.map((value, index) => logProbability(value, element(data.outcome, index)));
	return {
		coefficients,
		fitted: linear.map((value) => 1 / (1 + Math.exp(-value))),
		logLikelihood: dot(data.weights, terms),
	};
}

/** First derivative of the log likelihood, Σw(y − p)x. */
export function gradient({ design, outcome, weights }: LogisticData, { fitted }: LogisticState): number[] {
	const residuals = fitted.map((p, index) => element(weights, index) * (element(outcome, index) - p));
	return weightedSum(design, residuals);
}

/** Minus the second derivative, the information matrix Σw·p(1 − p)·xxᵀ. */
export function information({ design, weights }: LogisticData, { fitted }: LogisticState): number[][] {
	return weightedProducts(
		design,
		fitted.map((p, index) => element(weights, index) * p * (1 - p)),
	);
}
