import { describe, expect, it } from 'vitest';
import { distributionLayout } from './layout.ts';

const bars = [
	{ low: 0, high: 4, start: 12, end: 0 },
	{ low: 4, high: 5, start: 9, end: 6 },
	{ low: 5, high: 6, start: 5, end: 20 },
];

describe('distributionLayout', () => {
	const layout = distributionLayout(bars, { width: 580, height: 240 });

	it('gives persons the same area in wide and narrow classes', () => {
		const [wide, narrow] = [layout.bars[0], layout.bars[1]];
		const area = (bar: typeof wide) => ((bar?.width ?? 0) + 1) * (bar?.before.height ?? 0);
		expect(area(wide) / 12).toBeCloseTo(area(narrow) / 9, 6);
	});

	it('draws before above the line and after below it, inside the picture', () => {
		expect(JSON.stringify(layout)).not.toMatch(/NaN|null/);
		for (const bar of layout.bars) {
			expect(bar.before.y + bar.before.height).toBeLessThanOrEqual(layout.middle);
			expect(bar.before.y).toBeGreaterThanOrEqual(layout.top);
			expect(bar.after.y).toBeGreaterThanOrEqual(layout.middle);
			expect(bar.after.y + bar.after.height).toBeLessThanOrEqual(layout.bottom);
			expect(bar.x + bar.width).toBeLessThanOrEqual(layout.right);
		}
	});

	it('keeps labels apart, and is a picture without bars too', () => {
		const many = Array.from({ length: 30 }, (_, low) => ({ low, high: low + 1, start: 5, end: 5 }));
		const { labels } = distributionLayout(many, { width: 340, height: 240 });
		for (const [index, label] of labels.entries())
			expect(label.x - (labels[index - 1]?.x ?? -100)).toBeGreaterThan(40);
		expect(JSON.stringify(distributionLayout([], { width: 340, height: 240 }))).not.toMatch(
			/NaN|null|Infinity/,
		);
	});
});
