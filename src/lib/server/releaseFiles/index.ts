/** The files of a release, as one archive that is never whole in memory. */
import { createHash } from 'node:crypto';
import type { Row } from '../../domain/exportVariables/types.ts';
import { checkVariables } from './check.ts';
import { entriesOf } from './entries.ts';
import type { WriteRequest, WrittenRelease } from './types.ts';
import { zip } from './zip.ts';

export { checkVariables } from './check.ts';
export * from './types.ts';

/** The rows with their number checked, progress told, and a reader that can be stopped between two pages. */
function watched({
	rows,
	rowCount,
	formats,
	progress,
	signal,
}: WriteRequest): () => AsyncIterable<readonly Row[]> {
	const total = rowCount * formats.length;
	let done = 0;
	return async function* () {
		let seen = 0;
		for await (const page of rows()) {
			signal?.throwIfAborted();
			yield page;
			seen += page.length;
			done += page.length;
			progress?.(done, total);
		}
		if (seen !== rowCount) throw new Error(`a release of ${rowCount} rows gave ${seen}`);
	};
}

/**
 * Writes a release as a zip archive, piece by piece; the same request gives the same bytes. The generator returns the
 * fingerprints when the last piece has been taken.
 *
 * @throws RangeError for a variable or a value that some format cannot hold; the reason of an aborted signal
 */
export async function* writeRelease(request: WriteRequest): AsyncGenerator<Uint8Array, WrittenRelease> {
	checkVariables(request.variables);
	if (request.formats.length === 0) throw new RangeError('a release has at least one format');
	const archive = zip(
		entriesOf({ ...request, rows: watched(request) }),
		new Date(request.about.release.frozenAt),
	);
	const hash = createHash('sha256');
	let bytes = 0;
	let step = await archive.next();
	try {
		for (; !step.done; step = await archive.next()) {
			request.signal?.throwIfAborted();
			hash.update(step.value);
			bytes += step.value.length;
			yield step.value;
		}
	} finally {
		if (!step.done) await archive.return([]);
	}
	return { files: step.value, bytes, sha256: hash.digest('hex') };
}

/** Hands every piece to a function, in order, and gives the fingerprints back. */
export async function eachPiece(
	release: AsyncGenerator<Uint8Array, WrittenRelease>,
	take: (piece: Uint8Array) => void | Promise<void>,
): Promise<WrittenRelease> {
	for (;;) {
		const step = await release.next();
		if (step.done) return step.value;
		await take(step.value);
	}
}
