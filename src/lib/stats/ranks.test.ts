import { describe, expect, it } from 'vitest';
import { frozen } from '../../../tests/reference/reference.ts';
import { ranks } from './ranks.ts';

describe('ranks', () => {
	it('count from 1 and share ties', () => {
		expect(ranks(frozen([3, 1, 3, 2, 3]))).toEqual([4, 1, 4, 2, 4]);
		expect(ranks([5, 5])).toEqual([1.5, 1.5]);
		expect(ranks([-1, -2])).toEqual([2, 1]);
	});

	it('are none without values', () => {
		expect(ranks([])).toEqual([]);
	});
});
