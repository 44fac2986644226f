import { describe, expect, it } from 'vitest';
import { trendLayout } from './layout.ts';

const years = [2021, 2022, 2023, 2024, 2025];
const size = { width: 340, height: 240, labelWidth: 90 };
const point = (year: number, value: number) => ({
	year,
	value,
	interval: { lower: value - 0.08, upper: value + 0.07 },
});
const own = {
	id: 'own',
	points: [point(2021, 0.48), point(2022, 0.5), point(2024, 0.52), point(2025, 0.55)],
};
const nation = { id: 'nation', points: years.map((year) => point(year, 0.54)) };

describe('trendLayout', () => {
	const layout = trendLayout([own, nation], years, 0.6, size);

	it('draws every mark inside the picture and nothing that is no number', () => {
		for (const { x, y, whisker } of layout.series.flatMap((series) => series.points)) {
			for (const value of [x, whisker?.x]) {
				expect(value).toBeGreaterThanOrEqual(layout.left);
				expect(value).toBeLessThanOrEqual(layout.right);
			}
			for (const value of [y, whisker?.top, whisker?.bottom]) {
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(layout.bottom);
			}
		}
		expect(JSON.stringify(layout)).not.toMatch(/NaN|null/);
	});

	it('puts more higher and later further right', () => {
		const [series] = layout.series;
		const points = series?.points ?? [];
		expect(points.map((mark) => mark.y)).toEqual(points.map((mark) => mark.y).sort((a, b) => b - a));
		expect(points.map((mark) => mark.x)).toEqual(points.map((mark) => mark.x).sort((a, b) => a - b));
		expect(
			points.every((mark) => mark.whisker && mark.whisker.top < mark.y && mark.y < mark.whisker.bottom),
		).toBe(true);
	});

	it('breaks the line where a year has no number', () => {
		expect(layout.series[0]?.path.match(/M/g)).toHaveLength(2);
		expect(layout.series[1]?.path.match(/M/g)).toHaveLength(1);
	});

	it('can leave out every other year, never the last', () => {
		const narrow = trendLayout([own], years, null, { ...size, yearStep: 2 });
		expect(narrow.years.map(({ year }) => year)).toEqual([2021, 2023, 2025]);
	});

	it('keeps the labels apart', () => {
		const [first, second] = layout.series;
		expect(Math.abs((first?.label.y ?? 0) - (second?.label.y ?? 0))).toBeGreaterThanOrEqual(34);
	});

	it('has axes even where nothing may be shown', () => {
		const empty = trendLayout([{ id: 'own', points: [] }], years, null, size);
		expect(empty.series[0]?.path).toBe('');
		expect(empty.ticks.length).toBeGreaterThan(1);
		expect(JSON.stringify(empty)).not.toContain('NaN');
	});
});
