import { z } from 'zod';
import { faultAt, shownValue, type ImportFault } from '../../domain/import/index.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import type { Batch } from './batches.ts';
import { refusalByRule } from './refusal.ts';
import { unsealJson } from './sealed.ts';
import { readChunks, readHeader } from './staged.ts';

const chunk = z.object({
	number: z.number(),
	faults: z.string().nullable(),
	refused: z.array(z.object({ row: z.number(), rule: z.string() })),
});

/**
 * The faults of a batch in the order of its rows: what the check found, and what the database refused.
 *
 * @param connect the database as somebody who may read the batch
 */
export async function* readFaults(
	connect: () => Promise<Database>,
	keys: Keys,
	{ id, mapping }: Pick<Batch, 'id' | 'mapping'>,
): AsyncGenerator<ImportFault> {
	const header = await readHeader(await connect(), keys, id);
	// By the file's own name, as in the faults of the check.
	const titleOf = (column: string | null) => {
		const title = column === null ? undefined : header[mapping?.indexOf(column) ?? -1];
		return title?.trim() ? shownValue(title, null) : column;
	};
	const chunks = readChunks(connect, id, chunk, 'faulty');
	for await (const { faults, refused } of chunks) {
		// The check made them, so they are of its form.
		const found = faults === null ? [] : (unsealJson(keys, faults) as ImportFault[]);
		const broken = refused.map(({ row, rule }) => {
			const { column, fault } = refusalByRule(rule);
			return faultAt(row, titleOf(column), '', fault);
		});
		yield* [...found, ...broken].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
	}
}

/** The first faults, as many as a page shows. */
export async function firstFaults(faults: AsyncIterable<ImportFault>, count: number): Promise<ImportFault[]> {
	const first: ImportFault[] = [];
	for await (const fault of faults) {
		first.push(fault);
		if (first.length === count) break;
	}
	return first;
}
