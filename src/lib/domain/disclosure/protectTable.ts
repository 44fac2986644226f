/** Hiding small numbers in a table whose row and column sums are known, or hidden themselves. */
import { protectLine, smallestShown, isTold, type Part } from './protectLine.ts';

/** A cell of the table; cells without a course are not in it and are known to be empty. */
export interface TableCell extends Part {
	row: string;
	column: string;
}

export interface TableMargins {
	hiddenRows: ReadonlySet<string>;
	hiddenColumns: ReadonlySet<string>;
}

function linesOf(
	cells: readonly TableCell[],
	of: 'row' | 'column',
	hidden: ReadonlySet<string>,
): TableCell[][] {
	const lines = new Map<string, TableCell[]>();
	for (const cell of cells) {
		const line = lines.get(cell[of]) ?? [];
		line.push(cell);
		lines.set(cell[of], line);
	}
	return [...lines].filter(([value]) => !hidden.has(value)).map(([, line]) => line);
}

/**
 * Hidden cells whose number follows exactly from the sums: in the graph of rows and columns that the hidden cells join,
 * those on no cycle (Gusfield 1988, A graph theoretic approach to statistical data security, SIAM J Comput 17:552).
 */
export function bridges(cells: readonly TableCell[]): TableCell[] {
	const hidden = cells.filter((cell) => cell.hidden);
	const joined = new Map<string, { to: string; cell: TableCell }[]>();
	const join = (from: string, to: string, cell: TableCell) =>
		joined.set(from, [...(joined.get(from) ?? []), { to, cell }]);
	for (const cell of hidden) {
		join(`row ${cell.row}`, `column ${cell.column}`, cell);
		join(`column ${cell.column}`, `row ${cell.row}`, cell);
	}
	const reached = new Map<string, number>();
	const found: TableCell[] = [];
	// Tarjan's bridges: how early a node can be reached again without the edge by which one came.
	function visit(node: string, by: TableCell | null): number {
		const at = reached.size;
		reached.set(node, at);
		let earliest = at;
		for (const { to, cell } of joined.get(node) ?? []) {
			if (cell === by) continue;
			const known = reached.get(to);
			const again = known ?? visit(to, cell);
			if (known === undefined && again > at) found.push(cell);
			earliest = Math.min(earliest, again);
		}
		return earliest;
	}
	for (const node of joined.keys()) if (!reached.has(node)) visit(node, null);
	return found;
}

/**
 * Hides cells of a table until no hidden number follows from the rows and columns. A line whose own sum is hidden shows
 * none of its cells, since they would add up to it. Changes `hidden` of the cells given.
 */
export function protectTable(cells: readonly TableCell[], margins: TableMargins, minimum: number): void {
	for (const cell of cells) {
		if (margins.hiddenRows.has(cell.row) || margins.hiddenColumns.has(cell.column)) cell.hidden = true;
	}
	const rows = linesOf(cells, 'row', margins.hiddenRows);
	const columns = linesOf(cells, 'column', margins.hiddenColumns);
	for (;;) {
		for (;;) {
			for (const line of [...rows, ...columns]) protectLine(line, minimum);
			const open = [...rows, ...columns].some((line) => isTold(line, minimum) && smallestShown(line));
			if (!open) break;
		}
		// A line whose sum is hidden takes no part: nobody can add it up.
		const told = bridges(
			cells.filter((cell) => !margins.hiddenRows.has(cell.row) && !margins.hiddenColumns.has(cell.column)),
		);
		const next = told
			.map((cell) =>
				smallestShown(cells.filter((other) => other.row === cell.row || other.column === cell.column)),
			)
			.find((cell) => cell !== undefined);
		if (!next) return;
		next.hidden = true;
	}
}
