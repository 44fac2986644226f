import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { logisticRegression } from './logisticRegression.ts';

interface Person {
	age: number;
	sev: number;
	fem: number;
	unit: string;
	y: number;
}

describe('logisticRegression', () => {
	it('agrees with logistic_60', () => {
		const { input, expected } = oracle<
			{ rows: Person[] },
			{
				coef: Record<string, number>;
				se: Record<string, number>;
				loglik: number;
				unit: string[];
				E: number[];
			} & Record<'brier' | 'sum_p' | 'deviance', number>
		>('logistic_60');
		const people = input.rows;
		const found = logisticRegression(
			frozen(people.map(({ age, sev, fem }) => [(age - 55) / 10, sev, fem])),
			frozen(people.map(({ y }) => y)),
		);
		const terms = ['(Intercept)', 'age10', 'sev', 'fem'];
		expectClose(
			found.coefficients,
			terms.map((term) => expected.coef[term] ?? Number.NaN),
		);
		expectClose(
			found.standardErrors,
			terms.map((term) => expected.se[term] ?? Number.NaN),
		);
		expectClose([found.logLikelihood, -2 * found.logLikelihood], [expected.loglik, expected.deviance]);

		const sum = (of: (p: number, person: Person) => number): number =>
			people.reduce((total, person, index) => total + of(found.fitted[index] ?? Number.NaN, person), 0);
		expectClose(
			sum((p) => p),
			expected.sum_p,
		);
		expectClose(sum((p, { y }) => (p - y) ** 2) / 60, expected.brier);
		expectClose(
			expected.unit.map((unit) => sum((p, person) => (person.unit === unit ? p : 0))),
			expected.E,
		);
	});

	it.each(['logistic_weight', 'logistic_year', 'logistic_counts', 'logistic_intercept'])(
		'agrees with R on %s',
		(id) => {
			const { input, expected } = fromR<
				{ rows: number[][]; outcome: number[]; weights: number[] },
				{ coefficients: number[]; standardErrors: number[]; logLikelihood: number; fitted: number[] }
			>(id);
			const found = logisticRegression(frozen(input.rows), frozen(input.outcome), frozen(input.weights));
			expectClose(found.coefficients, expected.coefficients);
			expectClose(found.standardErrors, expected.standardErrors);
			expectClose(found.logLikelihood, expected.logLikelihood);
			expectClose(found.fitted, expected.fitted);
		},
	);

	it.each(['berkeley', 'titanic', 'oesophagus', 'infertility'])('takes grouped counts like R: %s', (name) => {
		const { input, expected } = fromR<
			{ rows: number[][]; met: number[]; n: number[] },
			{ coefficients: number[]; standardErrors: number[]; logLikelihood: number; fitted: number[] }
		>(`grouped_logistic_${name}`);
		const found = logisticRegression(
			frozen([...input.rows, ...input.rows]),
			frozen([...input.met.map(() => 1), ...input.met.map(() => 0)]),
			frozen([...input.met, ...input.met.map((met, index) => (input.n[index] ?? Number.NaN) - met)]),
		);
		expectClose(found.coefficients, expected.coefficients);
		expectClose(found.standardErrors, expected.standardErrors);
		expectClose(found.logLikelihood, expected.logLikelihood);
		expectClose(found.fitted, [...expected.fitted, ...expected.fitted]);
	});

	it('counts a person of weight 3 like three people', () => {
		const weighted = logisticRegression([[0], [1], [1], [0]], [0, 1, 0, 1], [3, 2, 1, 1]);
		const repeated = logisticRegression([[0], [0], [0], [1], [1], [1], [0]], [0, 0, 0, 1, 1, 0, 1]);
		expectClose(weighted.coefficients, repeated.coefficients);
		expectClose(weighted.standardErrors, repeated.standardErrors);
	});

	it('ignores a person of weight 0', () => {
		const without = logisticRegression([[0], [1], [1], [0]], [0, 1, 0, 1]);
		const ignored = logisticRegression([[0], [1], [1], [0], [9]], [0, 1, 0, 1, 1], [1, 1, 1, 1, 0]);
		expectClose(ignored.coefficients, without.coefficients);
	});

	it('holds when one value is far out', () => {
		const ages = [31, 44, 52, 47, 60, 71, 38, 5500];
		const { fitted } = logisticRegression(
			ages.map((age) => [age]),
			[0, 1, 0, 1, 0, 1, 0, 1],
		);
		expectClose(
			fitted.reduce((sum, p) => sum + p, 0),
			4,
		);
	});

	it.each([
		['completely', [[1], [2], [3], [4]], [0, 0, 1, 1]],
		['but for one value', [[1], [2], [2], [3]], [0, 0, 1, 1]],
		['by a group without events', [[0], [0], [0], [1], [1]], [0, 1, 1, 0, 0]],
		[
			'by two columns together',
			[
				[0, 1],
				[1, 2],
				[2, 1],
				[3, 2],
				[1, 0.5],
				[2, 3],
			],
			[0, 0, 1, 1, 1, 0],
		],
		['because nobody has the outcome', [[1], [2], [3]], [0, 0, 0]],
		['because everybody has it', [[1], [2], [3]], [1, 1, 1]],
	])('refuses data that are separated %s', (_, rows, outcome) => {
		expect(() => logisticRegression(rows, outcome)).toThrow(/^outcome must not be separated by rows/);
	});

	it('refuses columns that say nothing new', () => {
		const outcome = [0, 1, 0, 1];
		expect(() => logisticRegression([[5], [5], [5], [5]], outcome)).toThrow(/^rows column 0 must vary/);
		expect(() =>
			logisticRegression(
				[
					[1, 2.1],
					[2, 4.1],
					[4, 8.1],
					[3, 6.1],
				],
				outcome,
			),
		).toThrow(/^rows column 1 must vary, and not follow/);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => logisticRegression([], [])).toThrow(/^rows must be a sample/);
		expect(() => logisticRegression([[1]], [0, 1])).toThrow(/^rows and outcome /);
		expect(() => logisticRegression([[1], [2]], [0, 1], [1])).toThrow(/^rows and weights /);
		expect(() => logisticRegression([[1], [2, 3]], [0, 1])).toThrow(
			/^rows\[1\] must be as long as rows\[0\]/,
		);
		expect(() => logisticRegression([[1], [Number.NaN]], [0, 1])).toThrow(/^rows\[1\]\[0\] /);
		expect(() => logisticRegression([[1], [2]], [0, 2])).toThrow(
			/^outcome\[1\] must be a whole number from 0 to 1/,
		);
		expect(() => logisticRegression([[1], [2]], [0, 1], [1, -1])).toThrow(/^weights\[1\] /);
		expect(() => logisticRegression([[1], [2]], [0, 1], [0, 0])).toThrow(/^weights must hold/);
	});
});
