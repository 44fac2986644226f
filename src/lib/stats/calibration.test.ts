import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR } from '../../../tests/reference/reference.ts';
import { calibration } from './calibration.ts';

type Groups = Record<'predictions' | 'met' | 'n', number[]>;

describe('calibration', () => {
	it.each(['berkeley', 'titanic', 'oesophagus', 'infertility'])('agrees with R on %s', (name) => {
		const { input, expected } = fromR<
			Groups,
			Record<'n' | 'observed' | 'expected', number[]> & Record<'statistic' | 'p', number>
		>(`calibration_${name}`);
		const found = calibration(frozen(input.predictions), frozen(input.met), frozen(input.n));
		expect(found.groups.map(({ n }) => n)).toEqual(expected.n);
		expect(found.groups.map(({ observed }) => observed)).toEqual(expected.observed);
		expectClose(
			found.groups.map((group) => group.expected),
			expected.expected,
		);
		expectClose([found.statistic], [expected.statistic]);
		// A chance near 0 is 1 minus a chance near 1, which has lost digits.
		expect(found.p).toBeCloseTo(expected.p, 12);
	});

	it('keeps people with the same prediction together', () => {
		const { groups } = calibration([0.3, 0.6, 0.3], [1, 3, 2], [10, 5, 10]);
		expect(groups.map(({ n, observed }) => [n, observed])).toEqual([
			[20, 3],
			[5, 3],
		]);
	});

	it('finds no distance in certain predictions that come true, and judges nothing by two groups', () => {
		const { statistic, degreesOfFreedom, p } = calibration([0, 1], [0, 4], [4, 4]);
		expect({ statistic, degreesOfFreedom, p }).toEqual({ statistic: 0, degreesOfFreedom: 0, p: null });
	});

	it('divides into as many parts as asked', () => {
		const predictions = [0.1, 0.2, 0.3, 0.4];
		const { groups } = calibration(predictions, [1, 1, 1, 1], [5, 5, 5, 5], 2);
		expect(groups.map(({ n }) => n)).toEqual([10, 10]);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => calibration([], [], [])).toThrow(/must be a sample/);
		expect(() => calibration([0.5], [1, 1], [2, 2])).toThrow(/^predictions and met /);
		expect(() => calibration([1.5], [1], [2])).toThrow(/^predictions\[0\] must be a number from 0 to 1/);
		expect(() => calibration([0.5], [1], [2], 0)).toThrow(/^parts /);
	});
});
