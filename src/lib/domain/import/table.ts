import { CsvError, parse } from 'csv-parse/sync';
import { faultAt, fileFault, type ImportFault } from './importFault.ts';
import { importLimits } from './limits.ts';

export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface TableRow {
	/** As a spreadsheet counts: the header is row 1, empty lines count, a line break inside quotes does not. */
	row: number;
	cells: string[];
}

export interface Table {
	delimiter: Delimiter;
	/** Names of the columns, trimmed and in lower case. */
	columns: string[];
	rows: TableRow[];
}

export type TableResult = { ok: true; table: Table } | { ok: false; faults: ImportFault[] };

class TooManyRows extends Error {}

/** The separator that stands most often in the first line, outside quotes. A header of one column has none. */
export function findDelimiter(text: string): Delimiter {
	const [firstLine = ''] = text
		.trimStart()
		.replaceAll(/"[^"]*"/g, '')
		.split(/\r\n|\n|\r/, 1);
	const count = (delimiter: Delimiter) => firstLine.split(delimiter).length;
	return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function isBlank(cells: string[]): boolean {
	return cells.every((cell) => cell.trim() === '');
}

/** Every row with content; stops where there are more than a file may have. */
function readRows(text: string, delimiter: Delimiter): TableRow[] | ImportFault {
	const rows: TableRow[] = [];
	let row = 0;
	try {
		parse(text, {
			delimiter,
			record_delimiter: ['\r\n', '\n', '\r'],
			relax_column_count: true,
			on_record: (cells: string[]) => {
				row += 1;
				if (isBlank(cells)) return null;
				rows.push({ row, cells });
				if (rows.length > importLimits.rows + 1) throw new TooManyRows();
				return null;
			},
		});
	} catch (error) {
		if (error instanceof TooManyRows) return fileFault('too_many_rows', importLimits.rows);
		if (error instanceof CsvError) return faultAt(row + 1, null, '', { code: 'broken_quotes' });
		throw error;
	}
	return rows;
}

/** Reads the text of a file as rows under a header. What the columns mean is not its business. */
export function readTable(text: string): TableResult {
	const refused = (...faults: ImportFault[]): TableResult => ({ ok: false, faults });
	// Spreadsheets understand a first line that names the separator, and hide it.
	const named = /^\uFEFF?sep=([;,\t])(?:\r\n|\n|\r)/i.exec(text);
	const body = named ? text.slice(named[0].length) : text;
	const delimiter = delimiters.find((one) => one === named?.[1]) ?? findDelimiter(body);

	const rows = readRows(body, delimiter);
	if (!Array.isArray(rows)) return refused(rows);
	const [header, ...rest] = rows;
	if (!header) return refused(fileFault('empty_file'));
	const columns = header.cells.map((cell) => cell.trim().toLowerCase());
	if (columns.length > importLimits.columns) {
		return refused(fileFault('too_many_columns', importLimits.columns));
	}
	if (rest.length === 0) return refused(fileFault('no_rows'));
	return { ok: true, table: { delimiter, columns, rows: rest } };
}
