import { describe, expect, it } from 'vitest';
import { controlLayout } from './layout.ts';

const size = { width: 340, height: 260, unit: 'share' as const };
const quarters = Array.from({ length: 12 }, (_, at) => ({
	year: 2023 + Math.floor(at / 4),
	quarter: (at % 4) + 1,
	value: 0.5 + at / 60,
	limits: { lower: 0.35, upper: 0.78 },
	signal: 'none' as const,
}));

describe('controlLayout', () => {
	it('draws quarters in order inside their limits, and years under their first quarter', () => {
		const layout = controlLayout(0.55, quarters, size);
		expect(JSON.stringify(layout)).not.toMatch(/NaN|null/);
		const xs = layout.points.map(({ x }) => x);
		expect(xs).toEqual(xs.toSorted((a, b) => a - b));
		for (const { x, y } of layout.points) {
			expect(x >= layout.left && x <= layout.right && y >= 0 && y <= layout.bottom).toBe(true);
		}
		expect(layout.years.map(({ year }) => year)).toEqual([2023, 2024, 2025]);
	});

	it('breaks lines and limits at a hidden quarter', () => {
		const layout = controlLayout(0.55, quarters.toSpliced(5, 1), size);
		expect(layout.path.match(/M/g)).toHaveLength(2);
		expect(layout.lower.match(/M/g)).toHaveLength(2);
		expect(layout.points).toHaveLength(11);
	});

	it('stands with one quarter and with none', () => {
		for (const points of [[], quarters.slice(0, 1)]) {
			expect(JSON.stringify(controlLayout(0.5, points, size))).not.toContain('NaN');
		}
	});
});
