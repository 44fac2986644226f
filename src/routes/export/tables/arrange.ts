/** The cells of a table as rows and columns, one table for each value of a third variable. */
import type { TableCell } from '$lib/server/aggregates';
import { placeOf } from './words';

export type Shown = Pick<TableCell, 'n' | 'value' | 'hidden'>;

export interface ArrangedTable {
	/** Value of the third variable; null: all, or there is none. */
	third: string | null;
	columns: (string | null)[];
	rows: { value: string | null; cells: Shown[] }[];
}

/** Nobody is in a cell that is not given. */
const empty: Shown = { n: 0, value: null, hidden: false };

export function arrange(dimensions: readonly string[], cells: readonly TableCell[]): ArrangedTable[] {
	const known = new Map(cells.map((cell) => [JSON.stringify(cell.values), cell]));
	const valuesAt = (place: number): (string | null)[] => {
		const name = dimensions[place];
		if (name === undefined) return [null];
		return [...new Set(cells.map(({ values }) => values[place] ?? null))].sort(
			(a, b) => placeOf(name, a) - placeOf(name, b) || String(a).localeCompare(String(b)),
		);
	};
	const [rows, columns, thirds] = [valuesAt(0), valuesAt(1), valuesAt(2)];
	return thirds.map((third) => ({
		third,
		columns,
		rows: rows.map((row) => ({
			value: row,
			cells: columns.map(
				(column) => known.get(JSON.stringify([row, column, third].slice(0, dimensions.length))) ?? empty,
			),
		})),
	}));
}
