import { checkCount, checkNotNegative, checkSameLength } from './check.ts';
import { checkRows } from './checkRows.ts';
import {
	gradient,
	information,
	stateAt,
	type LogisticData,
	type LogisticState,
} from './logisticLikelihood.ts';
import { dot, element, invert, times } from './matrix.ts';
import { dependent, separated } from './noFit.ts';
import { standardisedDesign } from './standardisedDesign.ts';

/** A fitted logistic model. In `coefficients` and `standardErrors` the intercept comes first, then the columns of `rows`. */
export interface LogisticRegression {
	/** Log odds: at all columns 0, then per unit of each column. */
	coefficients: number[];
	/** From the inverse of the information matrix. */
	standardErrors: number[];
	/** Maximised log likelihood. */
	logLikelihood: number;
	/** Fitted probability of each row. */
	fitted: number[];
}

const mostSteps = 100;
const smallestStep = 1e-9;

function checkData(
	rows: readonly (readonly number[])[],
	outcome: readonly number[],
	weights: readonly number[],
): void {
	checkRows(rows);
	checkSameLength('rows', rows, 'outcome', outcome);
	checkSameLength('rows', rows, 'weights', weights);
	for (const [index, value] of outcome.entries()) checkCount(`outcome[${index}]`, value, 0, 1);
	for (const [index, weight] of weights.entries()) checkNotNegative(`weights[${index}]`, weight);
	if (!weights.some((weight) => weight > 0)) throw new RangeError('weights must hold a number above 0');
}

/** Newton steps to the maximum, each halved until the likelihood does not fall. Returns the covariance there too. */
function maximise(
	data: LogisticData,
	start: LogisticState,
): { state: LogisticState; covariance: number[][] } {
	let state = start;
	// A pivot that shrinks to nothing on the way means weights p(1 − p) that vanish, so p near 0 or 1: separation.
	const least = information(data, start).map((row, index) => 1e-10 * element(row, index));
	for (let step = 0; step < mostSteps; step += 1) {
		const current = state;
		const inverted = invert(information(data, current), least);
		if ('dependent' in inverted) {
			if (step > 0) throw separated();
			throw dependent(inverted.dependent);
		}
		const moved = (move: readonly number[]): LogisticState =>
			stateAt(
				data,
				current.coefficients.map((value, index) => value + element(move, index)),
			);
		let change = times(inverted.inverse, gradient(data, current));
		let next = moved(change);
		while (next.logLikelihood < current.logLikelihood - 1e-9 * Math.abs(current.logLikelihood)) {
			change = change.map((value) => value / 2);
			next = moved(change);
		}
		if (change.every((value) => Math.abs(value) < smallestStep)) {
			return { state: next, covariance: inverted.inverse };
		}
		state = next;
	}
	throw separated();
}

/**
 * Logistic regression by maximum likelihood, for the expected outcome given case mix.
 *
 *     P(y = 1) = 1/(1 + exp(−(β₀ + β₁x₁ + …))),   β maximises Σw·ln P(y)
 *
 * By Newton steps, which for this model are iteratively reweighted least squares. Columns are standardised while fitting, so
 * that years beside scores from 0 to 1 cost no digits. With the intercept, which is added here, the fitted probabilities sum
 * to the observed events. Data where columns predict the outcome perfectly have no finite maximum and are refused, rather
 * than answered with the large coefficients at which an iteration happens to stop.
 *
 * Source: McCullagh P, Nelder JA. Generalized Linear Models, 2nd ed. 1989, ch. 4; Albert A, Anderson JA. Biometrika
 * 1984;71:1–10 (separation).
 * Units: coefficients in log odds per unit of the column; `fitted` in probabilities.
 *
 * @param rows one row of case-mix values for each person, without intercept; `[]` for the intercept alone
 * @param outcome 0 or 1 for each person
 * @param weights how many times each person counts; 1 when left out
 * @throws RangeError if there is no row, the arguments differ in length, a value is not finite, an outcome not 0 or 1, a weight
 * negative or all of them 0, a column constant or dependent on those before it, or the outcome separated by the rows.
 * @example logisticRegression([[0], [0], [1], [1]], [0, 1, 1, 0]).fitted // [0.5, 0.5, 0.5, 0.5]
 */
export function logisticRegression(
	rows: readonly (readonly number[])[],
	outcome: readonly number[],
	weights: readonly number[] = rows.map(() => 1),
): LogisticRegression {
	checkData(rows, outcome, weights);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const { design, inOwnUnits } = standardisedDesign(rows, weights);
	const share = dot(weights, outcome) / total;
	if (share === 0 || share === 1) throw separated();
	const data: LogisticData = { design, outcome, weights };
	const start = stateAt(data, [Math.log(share / (1 - share)), ...(rows[0] ?? []).map(() => 0)]);
	const { state, covariance } = maximise(data, start);
	return {
		...inOwnUnits(state.coefficients, covariance),
		logLikelihood: state.logLikelihood,
		fitted: state.fitted,
	};
}
