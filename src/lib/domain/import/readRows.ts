import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { FileRefused, refuseFile } from './fileRefused.ts';
import { faultAt } from './importFault.ts';
import { importLimits } from './limits.ts';
import { PlainBytes, type Encoding } from './plainBytes.ts';

export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** A row as it stands in the file, each byte of a cell one character: see textOf. */
export interface RawRow {
	/** As a spreadsheet counts: the header is row 1, empty lines count, a line break inside quotes does not. */
	row: number;
	cells: string[];
}

/** A file that has been opened; its rows are read once, as they come. */
export interface RowFile {
	delimiter: Delimiter;
	header: string[];
	/** Some rows at a time, none of them empty. @throws FileRefused */
	chunks: AsyncIterable<RawRow[]>;
	/** Known when all rows were read. */
	encoding(): Encoding;
}

const headBytes = 64 * 1024;
// Quotes that never close would make one row of all that follows.
const longestRow = 1024 * 1024;

/** The separator that stands most often in the first line, outside quotes. A header of one column has none. */
export function findDelimiter(text: string): Delimiter {
	const [firstLine = ''] = text
		.trimStart()
		.replaceAll(/"[^"]*"/g, '')
		.split(/\r\n|\n|\r/, 1);
	const count = (delimiter: Delimiter) => firstLine.split(delimiter).length;
	return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

async function* parsed(source: AsyncIterable<Uint8Array>, delimiter: Delimiter): AsyncGenerator<RawRow> {
	let row = 0;
	const options: Options = {
		delimiter,
		// Delimiters, quotes and line ends are the same bytes in both encodings, so the rows are known before the encoding.
		encoding: 'latin1',
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_column_count: true,
		max_record_size: longestRow,
		// Its type knows no rows that become something else.
		on_record: ((cells: string[]): RawRow | null => {
			row += 1;
			return cells.some((cell) => cell.trim() !== '') ? { row, cells } : null;
		}) as unknown as Options['on_record'],
	};
	const parser = parse(options);
	// What goes wrong on the way comes out of the parser below.
	pipeline(Readable.from(source, { objectMode: false }), parser, () => {});
	try {
		yield* parser;
	} catch (error) {
		if (error instanceof CsvError)
			throw new FileRefused(faultAt(row + 1, null, '', { code: 'broken_quotes' }));
		throw error;
	}
}

async function* inChunks(rows: AsyncGenerator<RawRow>): AsyncGenerator<RawRow[]> {
	let chunk: RawRow[] = [];
	let count = 0;
	for await (const row of rows) {
		count += 1;
		if (count > importLimits.rows) refuseFile('too_many_rows', importLimits.rows);
		chunk.push(row);
		if (chunk.length < importLimits.chunkRows) continue;
		yield chunk;
		chunk = [];
	}
	if (chunk.length > 0) yield chunk;
	if (count === 0) refuseFile('no_rows');
}

/**
 * Opens a file as rows under a header, without ever holding all of it. What the columns mean is not its business.
 *
 * @throws FileRefused where it is no such file
 */
export async function readRows(source: AsyncIterable<Uint8Array>): Promise<RowFile> {
	const bytes = new PlainBytes(source);
	const parts = bytes[Symbol.asyncIterator]();
	let head = Buffer.alloc(0);
	for (let next = await parts.next(); !next.done; next = await parts.next()) {
		head = Buffer.concat([head, next.value]);
		if (head.length >= headBytes) break;
	}
	// Spreadsheets understand a first line that names the separator, and hide it.
	const text = head.toString('latin1');
	const named = /^sep=([;,\t])(?:\r\n|\n|\r)/i.exec(text);
	const body = text.slice(named?.[0].length ?? 0);
	const delimiter = delimiters.find((one) => one === named?.[1]) ?? findDelimiter(body);
	async function* whole(): AsyncGenerator<Uint8Array> {
		yield Buffer.from(body, 'latin1');
		yield* parts;
	}

	const rows = parsed(whole(), delimiter);
	const first = await rows.next();
	if (first.done) return refuseFile('empty_file');
	const header = first.value.cells;
	if (header.length > importLimits.columns) refuseFile('too_many_columns', importLimits.columns);
	return { delimiter, header, chunks: inChunks(rows), encoding: () => bytes.encoding };
}

/** What raw cells are kept as: the bytes that stood in the file, in JSON, which is made of the same bytes in any encoding. */
export function rawBytes(cells: string[] | RawRow[]): Buffer {
	return Buffer.from(JSON.stringify(cells), 'latin1');
}

/** The text behind kept bytes, as JSON. */
export function textOf(bytes: Uint8Array, encoding: Encoding): unknown {
	return JSON.parse(new TextDecoder(encoding).decode(bytes));
}
