import { describe, expect, it } from 'vitest';
import { expectClose, frozen } from '../../../tests/reference/reference.ts';
import { gradient, information, stateAt } from './logisticLikelihood.ts';

const data = frozen({
	design: [
		[1, -1],
		[1, 0.5],
		[1, 2],
		[1, 0],
	],
	outcome: [0, 1, 1, 0],
	weights: [1, 2, 1, 0.5],
});

describe('logistic likelihood', () => {
	it('has the gradient and curvature that differences of it show', () => {
		const at = [0.3, -0.2];
		const step = 1e-5;
		const state = stateAt(data, at);
		const score = (a: number, b: number): number[] => gradient(data, stateAt(data, [a, b]));
		const logLikelihood = (a: number, b: number): number => stateAt(data, [a, b]).logLikelihood;
		const slopes = [
			(logLikelihood(0.3 + step, -0.2) - logLikelihood(0.3 - step, -0.2)) / (2 * step),
			(logLikelihood(0.3, -0.2 + step) - logLikelihood(0.3, -0.2 - step)) / (2 * step),
		];
		// Central differences of step 1e−5 are good to about 1e−9.
		expectClose(gradient(data, state), slopes, 1e-7);
		const [first = [], second = []] = [
			[score(0.3 + step, -0.2), score(0.3 - step, -0.2)],
			[score(0.3, -0.2 + step), score(0.3, -0.2 - step)],
		].map(([up = [], down = []]) => up.map((value, index) => (value - (down[index] ?? 0)) / (-2 * step)));
		expectClose(information(data, state).flat(), [...first, ...second], 1e-7);
	});

	it('stays finite far out, where probabilities round to 0 and 1', () => {
		const { logLikelihood, fitted } = stateAt(data, [0, 1000]);
		expect(fitted[0]).toBe(0);
		expectClose(logLikelihood, 0.5 * Math.log(0.5));
		expectClose(stateAt(data, [0, -1000]).logLikelihood, -4000 + 0.5 * Math.log(0.5));
	});
});
