import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectLine } from './protectLine.ts';
import { bridges, protectTable, type TableCell } from './protectTable.ts';

const minimum = 10;
const none = { hiddenRows: new Set<string>(), hiddenColumns: new Set<string>() };
const table = (rows: number[][]): TableCell[] =>
	rows.flatMap((row, r) =>
		row.flatMap((n, c) => (n > 0 ? [{ row: `r${r}`, column: `c${c}`, n, largest: 0, hidden: false }] : [])),
	);
const hidden = (cells: TableCell[]) =>
	cells.filter((cell) => cell.hidden).map((cell) => `${cell.row}${cell.column}`);

describe('protectLine', () => {
	const parts = (...ns: number[]) => ns.map((n) => ({ n, largest: 0, hidden: false }));

	it('hides the small part and the smallest other one', () => {
		const line = parts(40, 4, 25);
		protectLine(line, minimum);
		expect(line.map((part) => part.hidden)).toEqual([false, true, true]);
	});

	it('hides nothing where nothing is small', () => {
		const line = parts(10, 40);
		protectLine(line, minimum);
		expect(line.some((part) => part.hidden)).toBe(false);
	});

	it('hides what is small but for the part of one unit, whose leader would subtract it', () => {
		const line = [{ n: 20, largest: 15, hidden: false }, ...parts(30, 40)];
		protectLine(line, minimum);
		expect(line.map((part) => part.hidden)).toEqual([true, true, false]);
	});
});

describe('protectTable', () => {
	it('hides four cells for one that is small', () => {
		const cells = table([
			[4, 30, 40],
			[30, 50, 60],
			[40, 60, 70],
		]);
		protectTable(cells, none, minimum);
		expect(hidden(cells)).toEqual(['r0c0', 'r0c1', 'r1c0', 'r1c1']);
	});

	it('finds the hidden cell that follows from the sums', () => {
		const cells = table([
			[4, 30],
			[30, 50],
		]).map((cell) => ({ ...cell, hidden: cell.row === 'r0' || cell.column === 'c0' }));
		expect(hidden(bridges(cells) as TableCell[])).toHaveLength(3);
	});

	it('leaves no hidden cell that follows from the sums, in any table', () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 5 }), {
					minLength: 2,
					maxLength: 6,
				}),
				(rows) => {
					const width = Math.min(...rows.map((row) => row.length));
					const cells = table(rows.map((row) => row.slice(0, width)));
					protectTable(cells, none, minimum);
					const told = bridges(cells);
					// Only where nothing is left to hide: a line with a single cell, which is its own sum.
					for (const cell of told) {
						const lines = cells.filter((other) => other.row === cell.row || other.column === cell.column);
						expect(lines.every((other) => other.hidden)).toBe(true);
					}
					expect(cells.every((cell) => cell.hidden || cell.n >= minimum)).toBe(true);
				},
			),
			{ numRuns: 300 },
		);
	});
});
