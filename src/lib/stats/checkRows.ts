import { checkFinite, checkSample } from './check.ts';
import { element } from './matrix.ts';

/** Rows of a regression: at least one, all of the same length, every value a finite number. */
export function checkRows(rows: readonly (readonly number[])[]): void {
	checkSample('rows', rows);
	const width = rows[0]?.length;
	for (const [index, row] of rows.entries()) {
		if (row.length !== width) throw new RangeError(`rows[${index}] must be as long as rows[0]`);
		// The name is made for the value that needs it alone: made for each, names took most of a large fit's time.
		const column = row.findIndex((value) => !Number.isFinite(value));
		if (column >= 0) checkFinite(`rows[${index}][${column}]`, element(row, column));
	}
}
