import { describe, expect, it } from 'vitest';
import { caterpillarLayout } from './layout.ts';

const size = { width: 340, height: 240, unit: 'share' as const };
const units = [0, 0.3, 0.5, 1].map((value, at) => ({
	id: `u${at}`,
	value,
	interval: { lower: Math.max(0, value - 0.1), upper: Math.min(1, value + 0.1) },
	shrunken: 0.45,
}));

describe('caterpillarLayout', () => {
	it('puts units in their order and their intervals around them', () => {
		const layout = caterpillarLayout(units, 0.5, size);
		expect(JSON.stringify(layout)).not.toMatch(/NaN|null/);
		const xs = layout.units.map(({ x }) => x);
		expect(xs).toEqual(xs.toSorted((a, b) => a - b));
		for (const { y, interval } of layout.units) {
			expect((interval?.top ?? Infinity) <= y && y <= (interval?.bottom ?? -Infinity)).toBe(true);
		}
	});

	it('keeps points of many units apart', () => {
		const many = Array.from({ length: 80 }, (_, at) => ({
			id: `u${at}`,
			value: at / 80,
			interval: null,
			shrunken: null,
		}));
		expect(caterpillarLayout(many, null, size).radius).toBeLessThan(2);
	});

	it('stands with no units', () => {
		expect(JSON.stringify(caterpillarLayout([], null, size))).not.toContain('NaN');
	});
});
