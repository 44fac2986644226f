import { describe, expect, it } from 'vitest';
import { expectClose, frozen } from '../../../tests/reference/reference.ts';
import { dot, element, invert, times, weightedProducts, weightedSum } from './matrix.ts';

describe('matrix helpers', () => {
	it('multiply', () => {
		expect(dot(frozen([1, 2, 3]), frozen([4, 5, 6]))).toBe(32);
		expect(
			times(
				frozen([
					[1, 2],
					[3, 4],
				]),
				[1, -1],
			),
		).toEqual([-1, -1]);
	});

	it('add up the rows of a design by weight', () => {
		const rows = frozen([
			[1, 0],
			[1, 3],
			[2, -1],
		]);
		const weights = frozen([5, 2, 1]);
		expect(weightedSum(rows, weights)).toEqual([9, 5]);
		expect(weightedProducts(rows, weights)).toEqual([
			[11, 4],
			[4, 19],
		]);
	});

	it('invert a symmetric positive definite matrix', () => {
		const matrix = frozen([
			[4, 2, 0.6],
			[2, 5, 1],
			[0.6, 1, 3],
		]);
		const result = invert(matrix, [0, 0, 0]);
		const inverse = 'inverse' in result ? result.inverse : [];
		const product = matrix.flatMap((row) => times(inverse, row));
		expectClose(product, [1, 0, 0, 0, 1, 0, 0, 0, 1]);
	});

	it('name the first column that depends on those before it', () => {
		const matrix = [
			[1, 2, 1],
			[2, 4, 2],
			[1, 2, 5],
		];
		expect(invert(matrix, [1e-10, 1e-10, 1e-10])).toEqual({ dependent: 1 });
	});

	it('refuse a member that is not there', () => {
		expect(() => element([1, 2], 2)).toThrow(new RangeError('index must be a whole number from 0 to 1'));
	});
});
