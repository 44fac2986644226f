import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { benjaminiHochberg } from './benjaminiHochberg.ts';

describe('benjaminiHochberg', () => {
	it('agrees with bh_fdr', () => {
		const { input, expected } = oracle<{ p: number[] }, { adjusted: number[]; flag_at_5pct: boolean[] }>(
			'bh_fdr',
		);
		const adjusted = benjaminiHochberg(frozen(input.p));
		expectClose(adjusted, expected.adjusted);
		expect(adjusted.map((p) => p < 0.05)).toEqual(expected.flag_at_5pct);
	});

	it('agrees with R on bh_ties', () => {
		const { input, expected } = fromR<{ p: number[] }, { adjusted: number[] }>('bh_ties');
		expectClose(benjaminiHochberg(input.p), expected.adjusted);
	});

	it('leaves a single p value as it is, 0 and 1 included', () => {
		expect(benjaminiHochberg([0.2])).toEqual([0.2]);
		expect(benjaminiHochberg([0, 1])).toEqual([0, 1]);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => benjaminiHochberg([])).toThrow(/^p must be a sample/);
		expect(() => benjaminiHochberg([0.1, 1.2])).toThrow(new RangeError('p[1] must be a number from 0 to 1'));
		expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
	});
});
