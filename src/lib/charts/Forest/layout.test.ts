import { describe, expect, it } from 'vitest';
import { forestLayout, type ForestRow } from './layout.ts';

const size = { width: 580, left: 180, right: 110, rowHeight: 34, lineTop: 17 };
const rows: ForestRow[] = [
	{ id: 'barthel20', estimate: 0.9, lower: 0.7, upper: 1.1 },
	{ id: 'tug', estimate: -0.2, lower: -0.5, upper: 0.1 },
];

describe('forestLayout', () => {
	const layout = forestLayout(rows, [0.2, 0.5, 0.8], size);

	it('has zero on the axis, what is worse left of it and what is better right of it', () => {
		expect(layout.rows[0]?.x0).toBeGreaterThan(layout.zero);
		expect(layout.rows[1]?.x).toBeLessThan(layout.zero);
	});

	it('draws estimates inside their intervals and everything inside the picture', () => {
		expect(JSON.stringify(layout)).not.toMatch(/NaN|null/);
		for (const row of layout.rows) {
			expect(row.x0).toBeLessThan(row.x);
			expect(row.x).toBeLessThan(row.x1);
			expect(row.x0).toBeGreaterThanOrEqual(layout.left);
			expect(row.x1).toBeLessThanOrEqual(layout.right);
			expect(row.y).toBeLessThan(layout.bottom);
		}
	});

	it('is a picture also without rows', () => {
		expect(JSON.stringify(forestLayout([], [0.2], size))).not.toMatch(/NaN|null/);
	});
});
