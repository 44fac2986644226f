import { describe, expect, it } from 'vitest';
import { expectClose, frozen } from '../../../tests/reference/reference.ts';
import { standardisedDesign } from './standardisedDesign.ts';

describe('standardisedDesign', () => {
	it('gives each column mean 0 and spread 1 over the weighted people, after an intercept', () => {
		const { design } = standardisedDesign(frozen([[2], [6], [99]]), frozen([1, 1, 0]));
		expect(design.slice(0, 2)).toEqual([
			[1, -1],
			[1, 1],
		]);
	});

	it('makes a constant column 0', () => {
		const { design } = standardisedDesign([[0.1], [0.1], [0.1]], [1, 1, 1]);
		expect(design).toEqual([
			[1, 0],
			[1, 0],
			[1, 0],
		]);
	});

	it('brings coefficients and their errors back to the columns as they were given', () => {
		const { inOwnUnits } = standardisedDesign([[2], [6]], [1, 1]);
		// x = 4 + 2·z, so a + b·z = (a − 2b) + (b/2)·x.
		const { coefficients, standardErrors } = inOwnUnits(
			[10, 3],
			[
				[1, 0],
				[0, 4],
			],
		);
		expectClose(coefficients, [4, 1.5]);
		expectClose(standardErrors, [Math.sqrt(1 + 4 * 4), 1]);
	});
});
