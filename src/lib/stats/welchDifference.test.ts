import { describe, expect, it } from 'vitest';
import { expectClose, fromR } from '../../../tests/reference/reference.ts';
import { welchDifference, type SampleMean } from './welchDifference.ts';

const ten: SampleMean = Object.freeze({ mean: 5, standardError: 1, n: 10 });

describe('welchDifference', () => {
	it('agrees with R on welch_7_5', () => {
		const { input, expected } = fromR<
			{ first: SampleMean; second: SampleMean; confidence: number },
			{ limits: number[] }
		>('welch_7_5');
		const { lower, upper } = welchDifference(input.first, input.second, input.confidence);
		expectClose([lower, upper], expected.limits);
	});

	it('changes sign with the order', () => {
		const other = { mean: 3, standardError: 0.5, n: 40 };
		const [there, back] = [welchDifference(ten, other), welchDifference(other, ten)];
		expect(there.difference).toBe(2);
		expectClose([back.difference, back.lower, back.upper], [-2, -there.upper, -there.lower]);
	});

	it('is the difference alone when nothing varies', () => {
		const still = { mean: 2.5, standardError: 0, n: 4 };
		expect(welchDifference({ ...still, mean: 4 }, still)).toEqual({
			difference: 1.5,
			lower: 1.5,
			upper: 1.5,
		});
	});

	it('refuses what is out of range, by name', () => {
		expect(() => welchDifference({ ...ten, n: 1 }, ten)).toThrow(
			/^first\.n must be a whole number, at least 2/,
		);
		expect(() => welchDifference(ten, { ...ten, mean: NaN })).toThrow(
			/^second\.mean must be a finite number/,
		);
		expect(() => welchDifference(ten, { ...ten, standardError: -1 })).toThrow(/^second\.standardError/);
		expect(() => welchDifference(ten, ten, 1)).toThrow(/^confidence/);
	});
});
