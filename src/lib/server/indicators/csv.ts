/** Files that open in a Norwegian spreadsheet: semicolon, decimal comma, UTF-8 with a mark at the start. */
import { stringify } from 'csv-stringify/sync';
import { getLocale } from '../../paraglide/runtime.js';

export type CsvValue = string | number | null;

/** A number as the spreadsheet of the language reads it; no thousands separator. */
export function csvNumber(value: number, decimals: number): string {
	const text = value.toFixed(decimals);
	return getLocale() === 'nb' ? text.replace('.', ',') : text;
}

/** A text that a spreadsheet would take for a formula is told to be a text. */
function harmless(value: CsvValue): CsvValue {
	return typeof value === 'string' && /^[=+@\t\r]/.test(value) ? `'${value}` : value;
}

export function csvResponse(name: string, header: readonly string[], rows: readonly CsvValue[][]): Response {
	const text = stringify([[...header], ...rows.map((row) => row.map(harmless))], {
		delimiter: ';',
		bom: true,
	});
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${name.replaceAll(/[^a-z0-9.-]/gi, '-')}"`,
		},
	});
}
