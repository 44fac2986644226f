import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { newcombeDifference } from './newcombeDifference.ts';

describe('newcombeDifference', () => {
	it.each(['newcombe_56_70_vs_48_80', 'newcombe_10_10_vs_0_20'])('agrees with %s', (id) => {
		const { input, expected } = oracle<
			{ x1: number; n1: number; x2: number; n2: number; conf: number },
			{ diff: number; lower: number; upper: number }
		>(id);
		const found = newcombeDifference(input.x1, input.n1, input.x2, input.n2, input.conf);
		expectClose(
			[found.difference, found.lower, found.upper],
			[expected.diff, expected.lower, expected.upper],
		);
	});

	it.each(['newcombe_8_25_vs_15_22', 'newcombe_0_12_vs_1_15'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ counts: [number, number, number, number]; confidence: number },
			{ difference: number; limits: number[] }
		>(id);
		const { difference, lower, upper } = newcombeDifference(...input.counts, input.confidence);
		expectClose([difference, lower, upper], [expected.difference, ...expected.limits]);
	});

	it('turns its sign when the groups change places', () => {
		const there = newcombeDifference(12, 40, 5, 31);
		const back = newcombeDifference(5, 31, 12, 40);
		expectClose([back.difference, back.lower, back.upper], [-there.difference, -there.upper, -there.lower]);
	});

	it('holds 0 for two equal groups, also at none and all', () => {
		for (const x of [0, 4, 9]) {
			const { difference, lower, upper } = newcombeDifference(x, 9, x, 9);
			expect(difference).toBe(0);
			expect(lower).toBeLessThan(0);
			expect(upper).toBeGreaterThan(0);
		}
	});

	it('refuses what is out of range, by name', () => {
		expect(() => newcombeDifference(1, 0, 1, 2)).toThrow(
			new RangeError('n1 must be a whole number, at least 1'),
		);
		expect(() => newcombeDifference(3, 2, 1, 2)).toThrow(
			new RangeError('x1 must be a whole number from 0 to 2'),
		);
		expect(() => newcombeDifference(1, 2, 1, 0)).toThrow(/^n2 /);
		expect(() => newcombeDifference(1, 2, -1, 2)).toThrow(/^x2 /);
		expect(() => newcombeDifference(1, 2, 1, 2, 0)).toThrow(/^confidence /);
	});
});
