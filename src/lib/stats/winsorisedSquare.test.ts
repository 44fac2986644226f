import { describe, expect, it } from 'vitest';
import { expectClose, frozen } from '../../../tests/reference/reference.ts';
import { winsorisedSquare } from './winsorisedSquare.ts';

describe('winsorisedSquare', () => {
	it('draws the ends in to the 10 % and 90 % quantiles', () => {
		expectClose([winsorisedSquare(frozen([-1, 1]))], [0.64]);
		// Ten zeros and one outlier: the 90 % quantile is 0.
		expect(winsorisedSquare([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50])).toBe(0);
	});
});
