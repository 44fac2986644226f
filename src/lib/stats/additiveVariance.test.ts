import { describe, expect, it } from 'vitest';
import { expectClose, frozen } from '../../../tests/reference/reference.ts';
import { additiveVariance } from './additiveVariance.ts';

describe('additiveVariance', () => {
	it('is the excess of z² over chance, in units of the weights', () => {
		// (3·4 − 2)/(30 − 300/30)
		expectClose(additiveVariance(4, frozen([10, 10, 10])), 0.5);
	});

	it('is 0 when chance explains the spread, and for one unit or none', () => {
		expect(additiveVariance(0.5, [10, 10, 10])).toBe(0);
		expect(additiveVariance(9, [10])).toBe(0);
		expect(additiveVariance(9, [])).toBe(0);
	});
});
