import { createHash } from 'node:crypto';
import { z } from 'zod';
import { rawBytes, readRows, shownValue, textOf } from '../../domain/import/index.ts';
import { answer, done } from '../backend/answers.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import { seal } from './sealed.ts';

const chunksPerCall = 5;

/** A file on its way in, for one unit. */
export interface Incoming {
	unitId: string;
	name: string;
	bytes: AsyncIterable<Uint8Array>;
}

async function* counted(
	bytes: AsyncIterable<Uint8Array>,
	digest: { update(part: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
	for await (const part of bytes) {
		digest.update(part);
		yield part;
	}
}

/**
 * Takes a file row by row as it arrives and keeps it sealed, as a batch whose columns are not mapped yet. What was kept
 * of a file that cannot be read to its end is removed again.
 *
 * @param connect the database as the person: a long file outlives one token
 * @returns id of the batch
 * @throws FileRefused
 */
export async function receiveFile(
	connect: () => Promise<Database>,
	keys: Keys,
	{ unitId, name, bytes }: Incoming,
): Promise<string> {
	const fileName = shownValue(name, null) || '–';
	const begun = (await connect()).rpc('begin_import', { p_unit: unitId, p_file_name: fileName });
	const batch = await answer(z.string(), begun);
	try {
		const digest = createHash('sha256');
		const file = await readRows(counted(bytes, digest));
		let waiting: { number: number; rows: number; content: string }[] = [];
		const stage = async () =>
			done((await connect()).rpc('stage_import', { p_batch: batch, p_chunks: waiting }));
		let number = 0;
		for await (const rows of file.chunks) {
			number += 1;
			waiting.push({ number, rows: rows.length, content: seal(keys, rawBytes(rows)) });
			if (waiting.length < chunksPerCall) continue;
			await stage();
			waiting = [];
		}
		if (waiting.length > 0) await stage();
		const encoding = file.encoding();
		const header = seal(keys, Buffer.from(JSON.stringify(textOf(rawBytes(file.header), encoding))));
		const p_file = { header, digest: digest.digest('hex'), encoding, delimiter: file.delimiter };
		await done((await connect()).rpc('end_upload', { p_batch: batch, p_file }));
		return batch;
	} catch (error) {
		await done((await connect()).rpc('cancel_import', { p_batch: batch }));
		throw error;
	}
}
