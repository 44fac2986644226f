import { describe, expect, it } from 'vitest';
import { protectCube, roundToFive, type CubeCell } from './protectCube.ts';

/** All sums of a table from its finest cells. */
function cube(finest: readonly { values: string[]; n: number }[]): CubeCell[] {
	const sums = new Map<string, CubeCell>();
	for (const { values, n } of finest) {
		for (let kept = 0; kept < 2 ** values.length; kept += 1) {
			const at = values.map((value, place) => (kept & (1 << place) ? value : null));
			const key = JSON.stringify(at);
			const before = sums.get(key)?.n ?? 0;
			sums.set(key, { values: at, n: before + n, largest: 0 });
		}
	}
	return [...sums.values()];
}

const shown = (cells: ReturnType<typeof protectCube>) =>
	new Set(cells.filter(({ hidden }) => !hidden).map(({ values }) => JSON.stringify(values)));

describe('protectCube', () => {
	it('hides seven and below, and one more so that it does not follow', () => {
		const cells = protectCube(
			cube([
				{ values: ['a'], n: 7 },
				{ values: ['b'], n: 20 },
				{ values: ['c'], n: 40 },
			]),
		);
		expect(shown(cells)).toEqual(new Set(['[null]', '["c"]']));
	});

	it('hides nothing where nothing is small', () => {
		const cells = protectCube(
			cube([
				{ values: ['a', 'x'], n: 8 },
				{ values: ['a', 'y'], n: 9 },
				{ values: ['b', 'x'], n: 30 },
				{ values: ['b', 'y'], n: 12 },
			]),
		);
		expect(cells.every(({ hidden }) => !hidden)).toBe(true);
	});

	it('hides the same of a variable in every table with it', () => {
		const finest = [
			{ values: ['a', 'x', 'p'], n: 3 },
			{ values: ['a', 'y', 'q'], n: 40 },
			{ values: ['b', 'x', 'q'], n: 5 },
			{ values: ['b', 'y', 'p'], n: 60 },
			{ values: ['c', 'x', 'p'], n: 30 },
			{ values: ['c', 'y', 'q'], n: 25 },
		];
		const two = protectCube(cube(finest.map(({ values, n }) => ({ values: values.slice(0, 2), n }))));
		const three = protectCube(cube(finest));
		for (const { values, hidden } of two) {
			const same = three.find((cell) => JSON.stringify(cell.values) === JSON.stringify([...values, null]));
			expect(same?.hidden, JSON.stringify(values)).toBe(hidden);
		}
	});

	it('leaves no line of a table of three with a single hidden cell', () => {
		const finest = ['a', 'b', 'c'].flatMap((a, i) =>
			['x', 'y', 'z'].flatMap((b, j) =>
				['p', 'q', 'r'].map((c, k) => ({ values: [a, b, c], n: (i * 7 + j * 5 + k * 11) % 23 || 1 })),
			),
		);
		const cells = protectCube(cube(finest));
		const open = shown(cells);
		for (const place of [0, 1, 2]) {
			const lines = Map.groupBy(
				cells.filter(({ values }) => values.every((value) => value !== null)),
				({ values }) => JSON.stringify(values.map((value, at) => (at === place ? null : value))),
			);
			for (const [sum, line] of lines)
				if (open.has(sum)) expect(line.filter(({ hidden }) => hidden).length).not.toBe(1);
		}
	});

	it('hides everything of fewer than eight', () => {
		expect(
			shown(
				protectCube(
					cube([
						{ values: ['a'], n: 3 },
						{ values: ['b'], n: 4 },
					]),
				),
			).size,
		).toBe(0);
	});
});

describe('roundToFive', () => {
	it('rounds to the nearest five', () => {
		expect([8, 12, 13, 102].map(roundToFive)).toEqual([10, 10, 15, 100]);
	});
});
