import { describe, expect, it } from 'vitest';
import { unitIntervalsLayout } from './layout.ts';

const size = { width: 340, left: 8, rowHeight: 40, lineTop: 26 };
const units = [
	{ id: 'a', value: 0, interval: { lower: 0, upper: 0.2 } },
	{ id: 'b', value: 0.5, interval: { lower: 0.4, upper: 0.6 } },
	{ id: 'c', value: 1, interval: { lower: 0.8, upper: 1 } },
];

describe('unitIntervalsLayout', () => {
	const layout = unitIntervalsLayout(units, 0.55, size);

	it('draws every interval around its point, inside the picture', () => {
		expect(JSON.stringify(layout)).not.toContain('NaN');
		for (const row of layout.rows) {
			expect(row.interval?.x0).toBeGreaterThanOrEqual(layout.left);
			expect(row.interval?.x0).toBeLessThanOrEqual(row.x);
			expect(row.interval?.x1).toBeGreaterThanOrEqual(row.x);
			expect(row.interval?.x1).toBeLessThanOrEqual(layout.end);
			expect(row.y).toBeLessThan(layout.height);
		}
	});

	it('puts more further right and rows in their order', () => {
		const [a, b, c] = layout.rows;
		expect((a?.x ?? 0) < (b?.x ?? 0) && (b?.x ?? 0) < (c?.x ?? 0)).toBe(true);
		expect(layout.rows.map((row) => row.top)).toEqual([40, 80, 120]);
		expect(layout.nation).toBeGreaterThan(b?.x ?? Infinity);
	});

	it('stands without units and without a nation', () => {
		const empty = unitIntervalsLayout([], null, size);
		expect(empty).toMatchObject({ rows: [], nation: null });
		expect(JSON.stringify(empty)).not.toContain('NaN');
	});
});
