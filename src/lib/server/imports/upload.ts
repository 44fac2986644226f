import { FileRefused, fileFault } from '../../domain/import/index.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import { BrokenForm, fieldText, readParts } from './multipart.ts';
import { receiveFile } from './receive.ts';

/** Who sends, and where to. */
export interface Sender {
	/** Units that the person may import into. */
	units: ReadonlySet<string>;
	/** The database as the person. */
	connect: () => Promise<Database>;
	keys: Keys;
}

/** What a body holds, as it comes; to stop reading it does not end the connection, on which the answer must go back. */
async function* unbroken(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
	for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

async function receiveForm(
	source: AsyncIterable<Uint8Array>,
	type: string,
	{ units, connect, keys }: Sender,
): Promise<string> {
	let unitId = '';
	for await (const part of readParts(source, type)) {
		if (part.fileName !== null && part.fileName !== '' && part.name === 'file' && units.has(unitId)) {
			return receiveFile(connect, keys, { unitId, name: part.fileName, bytes: part.body });
		}
		const text = await fieldText(part);
		if (part.name === 'unit') unitId = text;
	}
	throw new FileRefused(fileFault('no_file'));
}

/**
 * Takes the posted form, its unit before its file, and keeps the file row by row as it comes.
 *
 * @returns id of the batch
 * @throws FileRefused when the whole form has been sent: nobody reads an answer before
 */
export async function receiveUpload(request: Request, sender: Sender): Promise<string> {
	if (!request.body) throw new FileRefused(fileFault('no_file'));
	const reader = request.body.getReader();
	const type = request.headers.get('content-type') ?? '';
	try {
		return await receiveForm(unbroken(reader), type, sender);
	} catch (error) {
		for (let next = await reader.read(); !next.done; next = await reader.read());
		if (error instanceof BrokenForm) throw new FileRefused(fileFault('no_file'));
		throw error;
	}
}
