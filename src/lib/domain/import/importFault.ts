import type { Fault } from '../course/values.ts';
import { readNationalId } from '../nationalId.ts';

/** A fault of a file: where it stands, what stood there and why it is refused. */
export interface ImportFault extends Fault {
	/** As a spreadsheet counts: the header is row 1. Null: the whole file. */
	row: number | null;
	column: string | null;
	/** What the cell says, cut and without national ids. */
	value: string;
}

/** Stands for what is not shown. */
export const hidden = '•••••';
const longestValue = 60;

// Anything shaped like a national id, also where the control digits are wrong: it may be one with a typing error.
const elevenDigits = /(?<!\d)\d{6}[ -]?\d{5}(?!\d)/g;

/** What a report may show of a cell: never a national id, never more than a line. */
export function shownValue(value: string, column: string | null): string {
	if (column === 'national_id') return value.trim() === '' ? '' : hidden;
	const masked = value.trim().replace(elevenDigits, hidden);
	return masked.length > longestValue ? `${masked.slice(0, longestValue - 1)}…` : masked;
}

/** A fault of a cell or of the header. */
export function faultAt(row: number | null, column: string | null, value: string, fault: Fault): ImportFault {
	return { row, column, value: shownValue(value, column), ...fault };
}

/** A fault of the whole file. */
export function fileFault(code: string, limit?: number): ImportFault {
	return { row: null, column: null, value: '', code, ...(limit === undefined ? {} : { limit }) };
}

/** Whether a text that is stored as it is written holds a national id, real or synthetic. */
export function containsNationalId(text: string): boolean {
	return [...text.matchAll(elevenDigits)].some(([digits]) =>
		[true, false].some((synthetic) => readNationalId(digits.replace('-', ''), synthetic).ok),
	);
}
