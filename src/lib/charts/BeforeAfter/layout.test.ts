import { describe, expect, it } from 'vitest';
import { beforeAfterLayout, type BeforeAfterRow } from './layout.ts';

const size = { width: 340, left: 20, rowHeight: 60, trackTop: 34 };
const barthel: BeforeAfterRow = {
	id: 'barthel20',
	better: 'higher',
	scale: [0, 20],
	own: { before: 10, after: 15, interval: { lower: 14, upper: 16 } },
	nation: { before: 11, after: 14, interval: { lower: 13.8, upper: 14.2 } },
};
const tug: BeforeAfterRow = {
	id: 'tug',
	better: 'lower',
	scale: null,
	own: { before: 24, after: 15, interval: { lower: 12, upper: 18 } },
	nation: null,
};

describe('beforeAfterLayout', () => {
	const layout = beforeAfterLayout([barthel, tug], size);

	it('moves right for the better, whichever way the instrument counts', () => {
		for (const { own } of layout.rows) expect(own?.x1).toBeGreaterThan(own?.x0 ?? Infinity);
	});

	it('uses the ends of the scale, and round numbers where it has none', () => {
		expect(layout.rows[0]?.ends).toEqual([0, 20]);
		const [worst = 0, best = 0] = layout.rows[1]?.ends ?? [];
		expect(worst).toBeGreaterThanOrEqual(24);
		expect(best).toBeLessThanOrEqual(15);
		expect(best).toBeGreaterThanOrEqual(0);
	});

	it('draws inside the picture, rows below each other, nothing that is no number', () => {
		expect(JSON.stringify(layout)).not.toContain('NaN');
		const tops = layout.rows.map((row) => row.top);
		expect(tops).toEqual([...tops].sort((a, b) => a - b));
		for (const bell of layout.rows.flatMap((row) => [row.own, row.nation])) {
			if (!bell) continue;
			expect(bell.limits[0]).toBeLessThan(bell.x1);
			expect(bell.limits[1]).toBeGreaterThan(bell.x1);
			for (const x of [bell.x0, bell.x1, ...bell.limits]) {
				expect(x).toBeGreaterThanOrEqual(layout.left);
				expect(x).toBeLessThanOrEqual(layout.end);
			}
			expect(bell.y).toBeLessThan(layout.height);
		}
	});
});
