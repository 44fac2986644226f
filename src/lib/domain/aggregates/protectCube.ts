/** Hiding small numbers in a table of one to three variables with all its sums. */
import { protectLine, type Part } from '../disclosure/protectLine.ts';
import { protectTable } from '../disclosure/protectTable.ts';

/** A sum of the table: a value for each variable, null where all of them are together. */
export interface CubeCell {
	values: readonly (string | null)[];
	n: number;
	/** The most of them that one unit has: its leader knows so many. */
	largest: number;
}

export type Guarded<Cell extends CubeCell> = Cell & { hidden: boolean };

/** Counts of seven and below are not shown. */
export const fewest = 8;

const keyOf = (values: readonly (string | null)[]) => JSON.stringify(values);
const depth = ({ values }: CubeCell) => values.filter((value) => value !== null).length;
const openPlaces = (cell: CubeCell) => cell.values.flatMap((value, place) => (value === null ? [] : [place]));

/** The sum that a cell is a part of along one variable. */
const without = (cell: CubeCell, place: number) =>
	keyOf(cell.values.map((value, at) => (at === place ? null : value)));

/** A table of two variables among the cells: rows and columns by the sums that they add up to. */
function protectSlice<Cell extends CubeCell>(
	cells: readonly Guarded<Cell>[],
	[row, column]: readonly [number, number],
	hiddenSums: ReadonlySet<string>,
): void {
	const table = cells.map((cell) => ({
		row: without(cell, column),
		column: without(cell, row),
		n: cell.n,
		largest: cell.largest,
		hidden: cell.hidden,
		cell,
	}));
	const hidden = (of: 'row' | 'column') =>
		new Set(table.map((one) => one[of]).filter((key) => hiddenSums.has(key)));
	protectTable(table, { hiddenRows: hidden('row'), hiddenColumns: hidden('column') }, fewest);
	for (const one of table) one.cell.hidden = one.hidden;
}

function protectPairs<Cell extends CubeCell>(cells: Guarded<Cell>[], hiddenSums: ReadonlySet<string>): void {
	const [first] = cells;
	const [row, column] = first ? openPlaces(first) : [];
	if (row !== undefined && column !== undefined) protectSlice(cells, [row, column], hiddenSums);
}

const directions = [
	{ fixed: 0, others: [1, 2] },
	{ fixed: 1, others: [0, 2] },
	{ fixed: 2, others: [0, 1] },
] as const;

/** Tables of three are protected slice by slice, in each direction, until nothing more is hidden. */
function protectTriples<Cell extends CubeCell>(
	cells: Guarded<Cell>[],
	hiddenSums: ReadonlySet<string>,
): void {
	const count = () => cells.filter(({ hidden }) => hidden).length;
	for (let before = -1; before !== count();) {
		before = count();
		for (const { fixed, others } of directions) {
			const slices = Map.groupBy(cells, ({ values }) => values[fixed]);
			for (const slice of slices.values()) protectSlice(slice, others, hiddenSums);
		}
	}
}

/**
 * Hides what may not be shown, sums before their parts: what is hidden of one variable is the same in every table with it.
 * Cells without a course are not given and are known to be empty.
 */
export function protectCube<Cell extends CubeCell>(given: readonly Cell[]): Guarded<Cell>[] {
	const cells = given.map((cell): Guarded<Cell> => ({ ...cell, hidden: false }));
	const hiddenSums = new Set<string>();
	const settle = (some: readonly Guarded<Cell>[]) => {
		for (const cell of some) if (cell.hidden) hiddenSums.add(keyOf(cell.values));
	};
	const all = cells.filter((cell) => depth(cell) === 0);
	protectLine(all as Part[], fewest);
	// Nothing adds up to a sum that nobody has.
	if (all.some(({ hidden, n }) => hidden && n > 0)) for (const cell of cells) cell.hidden = true;
	settle(all);
	for (const level of [1, 2, 3]) {
		const groups = Map.groupBy(
			cells.filter((cell) => depth(cell) === level),
			(cell) => openPlaces(cell).join(),
		);
		for (const group of groups.values()) {
			if (level === 1) protectLine(group, fewest);
			else if (level === 2) protectPairs(group, hiddenSums);
			else protectTriples(group, hiddenSums);
			settle(group);
		}
	}
	return cells;
}

/** To the nearest five: two tables must not tell of one person. */
export const roundToFive = (n: number): number => Math.round(n / 5) * 5;
