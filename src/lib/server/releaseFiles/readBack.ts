/** Reads what was written back, for tests: every reader here was made by others. */
import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import type { ExportVariable, Row } from '../../domain/exportVariables/types.ts';
import { csv } from './csv.ts';
import { parquet } from './parquet.ts';
import { sampleAbout } from './sample.ts';
import { sav } from './sav/index.ts';
import type { ReleaseContent } from './types.ts';

/** What is used of the package here: it answers `require` only, so that an import finds no types. */
interface SavBufferReader {
	open(): Promise<void>;
	readNextRow(includeNulls: boolean): Promise<Record<string, unknown>>;
	meta: {
		header: { n_cases: number; encoding: string };
		sysvars: { name: string; label: string; missing: unknown }[];
		getValueLabels(name: string): { val: number; label: string }[];
	};
}

const savReader: { SavBufferReader: new (bytes: Buffer) => SavBufferReader } = createRequire(import.meta.url)(
	'sav-reader',
);

export function contentOf(
	variables: readonly ExportVariable[],
	rows: readonly Row[],
	pageSize = 2,
): ReleaseContent {
	return {
		variables,
		rows: async function* () {
			for (let from = 0; from < rows.length; from += pageSize) yield rows.slice(from, from + pageSize);
		},
		rowCount: rows.length,
		about: sampleAbout,
		language: 'en',
		labels: true,
	};
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
	return Buffer.concat(await Array.fromAsync(pieces));
}

export async function readCsv(content: ReleaseContent): Promise<Record<string, string>[]> {
	return parse(await bytesOf(csv(content)), { delimiter: ';', columns: true, record_delimiter: '\r\n' });
}

export async function readParquet(content: ReleaseContent): Promise<Record<string, unknown>[]> {
	const bytes = Uint8Array.from(await bytesOf(parquet(content)));
	return parquetReadObjects({ file: bytes.buffer });
}

/**
 * The reader takes the end of the file for a fault, so the header says how many rows to ask for. It reads texts in parts
 * of eight bytes and loses a character that reaches from one into the next: letters outside ASCII are left to R.
 */
export async function readSav(content: ReleaseContent): Promise<{
	rows: Record<string, unknown>[];
	meta: SavBufferReader['meta'];
}> {
	const reader = new savReader.SavBufferReader(await bytesOf(sav(content)));
	await reader.open();
	const rows: Record<string, unknown>[] = [];
	while (rows.length < reader.meta.header.n_cases) rows.push(await reader.readNextRow(true));
	return { rows, meta: reader.meta };
}
