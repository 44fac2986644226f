import { describe, expect, it } from 'vitest';
import { expectClose, frozen } from '../../../tests/reference/reference.ts';
import { mean, standardDeviation } from './moments.ts';

describe('mean and standard deviation', () => {
	it('divide by n and by n − 1', () => {
		const values = frozen([2, 4, 4, 4, 5, 5, 7, 9]);
		expect(mean(values)).toBe(5);
		expectClose(standardDeviation(values), Math.sqrt(32 / 7));
	});

	it('find no spread in decimals that are alike', () => {
		expect(mean([0.1, 0.1, 0.1])).toBe(0.1);
		expect(standardDeviation([0.1, 0.1, 0.1])).toBe(0);
	});

	it('keep a small spread far from 0', () => {
		expectClose(standardDeviation([1e9 + 1, 1e9 + 2, 1e9 + 3]), 1);
	});

	it('refuse a sample that is too small or not finite', () => {
		expect(() => mean([])).toThrow(RangeError);
		expect(() => standardDeviation([1])).toThrow(RangeError);
		expect(() => mean([1, Number.NaN])).toThrow(/^values\[1\] /);
	});
});
