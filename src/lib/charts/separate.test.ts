import { describe, expect, it } from 'vitest';
import { separate } from './separate.ts';

describe('separate', () => {
	it('leaves labels alone that do not touch', () => {
		expect(separate([10, 50], 16, [0, 100])).toEqual([10, 50]);
	});

	it('pushes labels apart in their order', () => {
		expect(separate([52, 50], 16, [0, 100])).toEqual([66, 50]);
	});

	it('stays inside the limits', () => {
		expect(separate([95, 98], 16, [0, 100])).toEqual([84, 100]);
		expect(separate([-5], 16, [0, 100])).toEqual([0]);
	});
});
