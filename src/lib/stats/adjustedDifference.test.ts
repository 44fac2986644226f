import { describe, expect, it } from 'vitest';
import { adjustedDifference } from './adjustedDifference.ts';
import { linearRegression } from './linearRegression.ts';
import { NoFit } from './noFit.ts';

/** Group, start, age, woman, gain, and the stratum: from a plain generator, so that nobody has to trust a table. */
function people(n: number) {
	let seed = 7;
	const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
	return Array.from({ length: n }, (_, index) => {
		const stratum = index % 3;
		const group = Number(random() < 0.3 + 0.15 * stratum);
		const [start, age, woman] = [5 + 10 * random() + 2 * group, 40 + 40 * random(), Number(random() < 0.5)];
		const gain = 2 + 1.5 * group - 0.2 * start + 0.01 * age + stratum + 3 * (random() - 0.5);
		return { stratum, values: [group, start, age, woman, gain] };
	});
}

/** Sums of products of the distances from the stratum's mean. */
function within(rows: ReturnType<typeof people>): number[][] {
	const strata = [...new Set(rows.map((row) => row.stratum))];
	const mean = (stratum: number, column: number) => {
		const members = rows.filter((row) => row.stratum === stratum);
		return members.reduce((sum, row) => sum + (row.values[column] ?? 0), 0) / members.length;
	};
	const means = new Map(
		strata.map((stratum) => [stratum, [0, 1, 2, 3, 4].map((column) => mean(stratum, column))]),
	);
	const distances = rows.map((row) =>
		row.values.map((value, column) => value - (means.get(row.stratum)?.[column] ?? 0)),
	);
	return [0, 1, 2, 3, 4].map((i) =>
		[0, 1, 2, 3, 4].map((j) => distances.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
	);
}

describe('adjustedDifference', () => {
	const rows = people(90);

	it('is the coefficient of the group in the regression with a column per stratum', () => {
		const { coefficients, standardErrors } = linearRegression(
			rows.map(({ values, stratum }) => [
				...values.slice(0, 4),
				Number(stratum === 1),
				Number(stratum === 2),
			]),
			rows.map(({ values }) => ({ n: 1, sum: values[4] ?? 0, squares: (values[4] ?? 0) ** 2 })),
		);
		const found = adjustedDifference(within(rows), rows.length, 3);
		expect(found.difference).toBeCloseTo(coefficients[1] ?? Number.NaN, 9);
		expect(found.standardError).toBeCloseTo(standardErrors[1] ?? Number.NaN, 9);
		expect(found.degreesOfFreedom).toBe(90 - 3 - 4);
		expect(found.lower).toBeLessThan(found.difference);
	});

	it('leaves out a covariate that is alike in everyone', () => {
		const women = rows.map((row) => ({
			...row,
			values: row.values.map((value, at) => (at === 3 ? 1 : value)),
		}));
		expect(adjustedDifference(within(women), rows.length, 3).degreesOfFreedom).toBe(90 - 3 - 3);
	});

	it('refuses groups that are told apart by the stratum alone', () => {
		const apart = rows.map((row) => ({
			...row,
			values: row.values.map((value, at) => (at === 0 ? Number(row.stratum === 0) : value)),
		}));
		expect(() => adjustedDifference(within(apart), rows.length, 3)).toThrow(NoFit);
	});

	it('refuses fewer people than coefficients', () => {
		expect(() => adjustedDifference(within(rows), 7, 3)).toThrow(RangeError);
	});
});
