import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { gasTScore } from './gasTScore.ts';

describe('gasTScore', () => {
	it.each(['gas_all_expected_3', 'gas_2goals_minus1', 'gas_single_goal_plus1', 'gas_3goals_weighted'])(
		'agrees with %s',
		(id) => {
			const { input, expected } = oracle<{ x: number[]; w: number[]; rho: number }, { T: number }>(id);
			const goals = input.x.map((attained, index) => ({ attained, weight: input.w[index] }));
			expectClose(gasTScore(frozen(goals), input.rho), expected.T);
		},
	);

	it.each(['gas_matrix_4', 'gas_matrix_rho'])(
		"agrees with R on %s, from the goals' correlation matrix",
		(id) => {
			const { input, expected } = fromR<
				{ before: number[]; after: number[]; weights: number[]; rho: number },
				{ baseline: number; attained: number }
			>(id);
			const score = (levels: number[]): number =>
				gasTScore(
					levels.map((attained, index) => ({ attained, weight: input.weights[index] })),
					input.rho,
				);
			expectClose([score(input.before), score(input.after)], [expected.baseline, expected.attained]);
		},
	);

	it('assumes a correlation of 0.3 between goals', () => {
		const goals = [{ attained: 1 }, { attained: 2 }];
		expect(gasTScore(goals)).toBe(gasTScore(goals, 0.3));
		expect(gasTScore(goals)).not.toBe(gasTScore(goals, 0));
	});

	it('counts a goal without weight as 1', () => {
		expect(gasTScore([{ attained: 1 }, { attained: -1, weight: 3 }])).toBe(
			gasTScore([
				{ attained: 1, weight: 1 },
				{ attained: -1, weight: 3 },
			]),
		);
	});

	it('leaves a goal of weight 0 out beside weighted ones', () => {
		expectClose(
			gasTScore([
				{ attained: 2, weight: 0 },
				{ attained: -1, weight: 2 },
			]),
			40,
		);
	});

	it('weights all goals alike when every weight is 0', () => {
		const levels = [2, -1, 0];
		expect(gasTScore(levels.map((attained) => ({ attained, weight: 0 })))).toBe(
			gasTScore(levels.map((attained) => ({ attained }))),
		);
	});

	it('does not depend on the unit of the weights', () => {
		const goals = [
			{ attained: 1, weight: 2 },
			{ attained: -1, weight: 6 },
		];
		expectClose(
			gasTScore(goals.map(({ attained, weight }) => ({ attained, weight: weight * 7 }))),
			gasTScore(goals),
		);
	});

	it('is the mean level when the goals correlate fully', () => {
		expectClose(gasTScore([{ attained: 2 }, { attained: 0 }], 1), 60);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => gasTScore([])).toThrow(new RangeError('goals must be a sample of at least 1 member'));
		expect(() => gasTScore([{ attained: 0 }, { attained: 3 }])).toThrow(
			new RangeError('goals[1].attained must be a number from -2 to 2'),
		);
		expect(() => gasTScore([{ attained: Number.NaN }])).toThrow(RangeError);
		expect(() => gasTScore([{ attained: 0, weight: -1 }])).toThrow(/^goals\[0\]\.weight /);
		expect(() => gasTScore([{ attained: 0, weight: Number.POSITIVE_INFINITY }])).toThrow(RangeError);
		expect(() => gasTScore([{ attained: 0 }], 1.1)).toThrow(/^rho must be a number from 0 to 1/);
	});
});
