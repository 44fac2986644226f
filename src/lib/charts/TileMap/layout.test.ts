import { describe, expect, it } from 'vitest';
import { classLimits, classOf, shadeOf, tileMapLayout } from './layout.ts';

const tiles = [
	{ id: 'a', column: 0, row: 0, county: 'x', value: 0.12 },
	{ id: 'b', column: 1, row: 0, county: 'y', value: 0.88 },
	{ id: 'c', column: 1, row: 1, county: 'y', value: null },
];

describe('classLimits', () => {
	it('are round numbers that hold every value', () => {
		expect(classLimits([0.12, 0.88], 0.01)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
		expect(classLimits([0.03, 1.31], 0.1)).toEqual([0, 0.3, 0.6, 0.9, 1.2]);
		expect(classLimits([0.4, 0.9, 1], 0.01).length).toBeLessThanOrEqual(5);
	});

	it('are never finer than their text', () => {
		expect(classLimits([0.11, 0.19], 0.1)).toEqual([0.1]);
		expect(classLimits([0.501, 0.512], 0.01)).toEqual([0.5, 0.51]);
	});

	it('is one class where all are alike, none without values', () => {
		expect(classLimits([0.5, 0.5], 0.01)).toEqual([0.5]);
		expect(classLimits([], 0.01)).toEqual([]);
	});
});

describe('classOf', () => {
	it('counts the limit itself as reached', () => {
		expect([0, 0.19, 0.2, 5].map((value) => classOf([0, 0.2, 0.4], value))).toEqual([0, 0, 1, 2]);
	});
});

describe('shadeOf', () => {
	it('goes from the faintest to the strongest, however many classes there are', () => {
		expect([0, 1, 2, 3, 4].map((step) => shadeOf([0, 1, 2, 3, 4], step))).toEqual([0, 1, 2, 3, 4]);
		expect([0, 1, 2].map((step) => shadeOf([0, 1, 2], step))).toEqual([0, 2, 4]);
		expect(shadeOf([1], 0)).toBe(2);
	});
});

describe('tileMapLayout', () => {
	const layout = tileMapLayout(tiles, 100, 0.01);

	it('draws every tile inside the picture', () => {
		expect(JSON.stringify(layout)).not.toMatch(/NaN|Infinity/);
		for (const { x, y } of layout.tiles) {
			expect(x + layout.side).toBeLessThanOrEqual(layout.width);
			expect(y + layout.side).toBeLessThanOrEqual(layout.height);
		}
	});

	it('has no class for what is not shown', () => {
		expect(layout.tiles.map(({ step }) => step)).toEqual([0, 4, null]);
	});

	it('draws a line between counties alone', () => {
		expect(layout.borders).toBe('M50 0V50');
	});

	it('stands without tiles', () => {
		const empty = tileMapLayout([], 100, 0.01);
		expect(empty).toMatchObject({ tiles: [], limits: [], borders: '' });
		expect(JSON.stringify(empty)).not.toMatch(/NaN|Infinity|null/);
	});
});
