/** A file of counts as it was uploaded: small enough to be read at once. */
import { z } from 'zod';
import { columnTitle, countFields } from '../../domain/coverage/columns.ts';
import { checkCounts, type CheckedCounts, type CountRow } from '../../domain/coverage/checkCounts.ts';
import type { CountContext } from '../../domain/coverage/checkCount.ts';
import { FileRefused, fileFault, rawBytes, readRows, textOf } from '../../domain/import/index.ts';
import { toCsv } from '../exports/csv.ts';

/** A checked file is sent back with its rows: both must fit what a page reads. */
export const countFileLimits = { megabytes: 0.5, bytes: 512 * 1024, rows: 2000 } as const;

const refused = (fault: CheckedCounts['faults'][number]): CheckedCounts => ({
	counts: [],
	faults: [fault],
	unfilled: 0,
	ignored: [],
});

async function readTable(file: Blob): Promise<{ header: string[]; rows: CountRow[] }> {
	const { header, chunks, encoding } = await readRows(file.stream());
	const raw: { row: number; cells: string[] }[] = [];
	for await (const chunk of chunks) {
		raw.push(...chunk);
		if (raw.length > countFileLimits.rows) {
			throw new FileRefused(fileFault('too_many_rows', countFileLimits.rows));
		}
	}
	// The encoding is known when all bytes have passed.
	const cells = z
		.array(z.array(z.string()))
		.parse([header, ...raw.map((one) => one.cells)].map((row) => textOf(rawBytes(row), encoding())));
	return {
		header: cells[0] ?? [],
		rows: raw.map(({ row }, index) => ({ row, cells: cells[index + 1] ?? [] })),
	};
}

/** Reads and checks a file of counts; one that is no such file has a single fault. */
export async function checkFile(file: Blob | null, context: CountContext): Promise<CheckedCounts> {
	if (!file || file.size === 0) return refused(fileFault(file ? 'empty_file' : 'no_file'));
	if (file.size > countFileLimits.bytes) return refused(fileFault('too_large', countFileLimits.megabytes));
	try {
		const { header, rows } = await readTable(file);
		return checkCounts(header, rows, context);
	} catch (error) {
		if (!(error instanceof FileRefused)) throw error;
		return refused(error.fault);
	}
}

/** The template: a row per active unit for a year, to be filled in with source and count. */
export function countTemplate(
	units: readonly { id: string; name: string; active: boolean }[],
	year: number,
): string {
	const columns = countFields.map((field) => columnTitle(field));
	return toCsv(
		columns,
		units
			.filter((unit) => unit.active)
			.map(({ id, name }) => ({
				[columnTitle('unit_id')]: id,
				[columnTitle('unit')]: name,
				[columnTitle('year')]: year,
			})),
	);
}
