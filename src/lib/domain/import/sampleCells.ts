import { hidden, shownValue } from './importFault.ts';
import type { Mapping } from './mapping.ts';
import type { RawRow } from './readRows.ts';

const shown = 3;
// What is left of a national id without its leading zero, and whatever else is as long.
const longNumber = /\d{9,}/g;

/** A few different values of each column, without national ids, so that a person sees what the column holds. */
export function sampleCells(rows: readonly RawRow[], mapping: Mapping): string[][] {
	return mapping.map((column, index) => {
		const values = new Set<string>();
		for (const { cells } of rows) {
			const value = shownValue(cells[index] ?? '', column).replaceAll(longNumber, hidden);
			if (value !== '') values.add(value);
			if (values.size === shown) break;
		}
		return [...values];
	});
}
