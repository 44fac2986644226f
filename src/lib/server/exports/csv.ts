import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | boolean | null;

/**
 * A file that statistics programs and spreadsheets read: UTF-8 with byte order mark, semicolon, decimal point, 0 and 1
 * for no and yes, empty where there is no value. A text that a spreadsheet would run as a formula gets an apostrophe
 * in front; numbers, negative ones too, stay numbers.
 */
export function toCsv(
	columns: readonly string[],
	rows: readonly Readonly<Record<string, CsvCell>>[],
): string {
	return stringify(
		rows.map((row) => columns.map((column) => row[column] ?? null)),
		{
			bom: true,
			columns: columns.map((column) => ({ key: column })),
			header: true,
			delimiter: ';',
			record_delimiter: '\r\n',
			escape_formulas: true,
			cast: { boolean: (value) => (value ? '1' : '0') },
		},
	);
}
