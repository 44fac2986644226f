import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR } from '../../../tests/reference/reference.ts';
import { linearRegression, type GroupedValues } from './linearRegression.ts';

/** Groups of single values. */
const groupsOf = (...groups: number[][]): GroupedValues[] =>
	groups.map((values) => ({
		n: values.length,
		sum: values.reduce((sum, value) => sum + value, 0),
		squares: values.reduce((sum, value) => sum + value ** 2, 0),
	}));

describe('linearRegression', () => {
	it.each([
		['linear_cars', 1e-9],
		['linear_warpbreaks', 1e-9],
		['linear_teeth', 1e-9],
		// Values above 100 000 that differ by hundreds: their squares hold four digits less.
		['linear_year', 1e-6],
		['linear_intercept', 1e-9],
		['linear_plants', 1e-9],
		['linear_chickens', 1e-9],
		['linear_sprays', 1e-9],
	])('agrees with R on %s', (id, relative) => {
		const { input, expected } = fromR<
			{ rows: number[][] } & Record<'n' | 'sum' | 'squares', number[]>,
			Record<'coefficients' | 'standardErrors' | 'fitted', number[]> &
				Record<'residualSquares' | 'residualVariance' | 'rSquared', number>
		>(id);
		const groups = input.n.map((n, index) => ({
			n,
			sum: input.sum[index] ?? Number.NaN,
			squares: input.squares[index] ?? Number.NaN,
		}));
		const found = linearRegression(frozen(input.rows), frozen(groups));
		expectClose(found.coefficients, expected.coefficients, relative);
		expectClose(found.standardErrors, expected.standardErrors, relative);
		expectClose(found.fitted, expected.fitted, relative);
		expectClose(
			[found.residualSquares, found.residualVariance, found.rSquared],
			[expected.residualSquares, expected.residualVariance, expected.rSquared],
			relative,
		);
	});

	it('counts a group like its people one by one', () => {
		const grouped = linearRegression([[0], [1]], groupsOf([2, 4, 9], [7, 8]));
		const single = linearRegression([[0], [0], [0], [1], [1]], groupsOf([2], [4], [9], [7], [8]));
		expectClose(grouped.coefficients, single.coefficients);
		expectClose(grouped.standardErrors, single.standardErrors);
		expectClose([grouped.rSquared], [single.rSquared]);
	});

	it('ignores an empty group', () => {
		const without = linearRegression([[0], [1]], groupsOf([2, 4, 9], [7, 8]));
		const ignored = linearRegression([[0], [1], [5]], groupsOf([2, 4, 9], [7, 8], []));
		expectClose(ignored.coefficients, without.coefficients);
		expectClose([ignored.residualVariance], [without.residualVariance]);
	});

	it('explains everything where people of a group are alike', () => {
		const { residualVariance, rSquared } = linearRegression([[0], [1]], groupsOf([2, 2], [5, 5]));
		expectClose([residualVariance, rSquared], [0, 1]);
	});

	it('refuses columns that say nothing new', () => {
		const groups = groupsOf([1, 2], [3, 5], [2, 6]);
		expect(() => linearRegression([[4], [4], [4]], groups)).toThrow(/^rows column 0 must vary/);
		const doubled = [
			[1, 2],
			[2, 4],
			[3, 6],
		];
		expect(() => linearRegression(doubled, groups)).toThrow(/^rows column 1 must vary, and not follow/);
	});

	it('refuses what is out of range, by name', () => {
		const groups = groupsOf([1, 2], [3]);
		expect(() => linearRegression([], [])).toThrow(/^rows must be a sample/);
		expect(() => linearRegression([[1]], groups)).toThrow(/^rows and groups /);
		expect(() => linearRegression([[1], [Number.NaN]], groups)).toThrow(/^rows\[1\]\[0\] /);
		expect(() => linearRegression([[0], [1]], groupsOf([1], [2]))).toThrow(/^groups must hold more people/);
		expect(() => linearRegression([[0], [1]], groupsOf([3, 3], [3]))).toThrow(/^groups must hold .* differ$/);
		const first = (group: GroupedValues) => () => linearRegression([[0], [1]], [group, ...groupsOf([3, 4])]);
		expect(first({ n: 1.5, sum: 3, squares: 9 })).toThrow(/^groups\[0\]\.n must be a whole number/);
		expect(first({ n: 2, sum: Infinity, squares: 9 })).toThrow(/^groups\[0\]\.sum /);
		expect(first({ n: 2, sum: 6, squares: 17 })).toThrow(/^groups\[0\]\.squares must be the sum of squares/);
		expect(first({ n: 0, sum: 1, squares: 1 })).toThrow(/^groups\[0\]\.squares must be the sum of squares/);
	});
});
