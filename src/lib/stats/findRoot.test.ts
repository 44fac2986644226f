import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../tests/reference/reference.ts';
import { findRoot } from './findRoot.ts';

describe('findRoot', () => {
	it('finds the root of a bent function from either side', () => {
		expectClose(
			findRoot((x) => x * x - 2, 0, 2),
			Math.SQRT2,
			1e-13,
		);
		expectClose(
			findRoot((x) => 2 - x * x, 2, 0),
			Math.SQRT2,
			1e-13,
		);
	});

	it('finds the root of a function that is flat at both ends', () => {
		expectClose(
			findRoot((x) => Math.tanh(20 * (x - 0.3)), -1, 9),
			0.3,
			1e-12,
		);
	});

	it('knows a root at an end', () => {
		expect(findRoot((x) => x - 1, 1, 4)).toBe(1);
		expect(findRoot((x) => x - 4, 1, 4)).toBe(4);
	});

	it('refuses a bracket that holds no change of sign', () => {
		expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
		expect(() => findRoot((x) => x, Number.NEGATIVE_INFINITY, 1)).toThrow(/^from /);
		expect(() => findRoot(() => Number.NaN, 0, 1)).toThrow(RangeError);
	});
});
