import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { hedgesFactor } from './hedgesFactor.ts';

describe('hedgesFactor', () => {
	it('agrees with R on hedges_factor', () => {
		const { input, expected } = fromR<{ degreesOfFreedom: number[] }, { factor: number[] }>('hedges_factor');
		// R's own result above 170 is a difference of log gammas of several 10⁵, good to 10 digits.
		expectClose(input.degreesOfFreedom.map(hedgesFactor), expected.factor);
	});

	it('agrees with the exact factor of prepost_barthel20_n12', () => {
		const { expected } = oracle<unknown, { J_exact: number }>('prepost_barthel20_n12');
		expectClose(hedgesFactor(11), expected.J_exact);
	});

	it('is 0 at one degree of freedom and goes to 1', () => {
		expect(hedgesFactor(1)).toBe(0);
		expect(hedgesFactor(1e9)).toBeCloseTo(1, 8);
		expectClose(hedgesFactor(100_000), hedgesFactor(100_001), 1e-9);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => hedgesFactor(0)).toThrow(
			new RangeError('degreesOfFreedom must be a whole number, at least 1'),
		);
		expect(() => hedgesFactor(2.5)).toThrow(RangeError);
	});
});
