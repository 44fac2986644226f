import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR } from '../../../tests/reference/reference.ts';
import { quantile } from './quantile.ts';

describe('quantile', () => {
	it('agrees with R on quantile_type7', () => {
		const { input, expected } = fromR<{ values: number[]; probabilities: number[] }, { quantiles: number[] }>(
			'quantile_type7',
		);
		const values = frozen(input.values);
		expectClose(
			input.probabilities.map((probability) => quantile(values, probability)),
			expected.quantiles,
		);
	});

	it('is the value itself for a sample of one, and the tied value for ties', () => {
		expect(quantile([7], 0.3)).toBe(7);
		expect(quantile([2, 2, 2], 0.9)).toBe(2);
	});

	it('sorts by number, not by text', () => {
		expect(quantile([10, 9, 100], 0.5)).toBe(10);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => quantile([], 0.5)).toThrow(/^values /);
		expect(() => quantile([1, Number.NaN], 0.5)).toThrow(/^values\[1\] /);
		expect(() => quantile([1], 1.1)).toThrow(new RangeError('probability must be a number from 0 to 1'));
	});
});
