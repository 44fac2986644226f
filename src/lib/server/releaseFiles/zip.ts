import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import ZipStream from 'zip-stream';
import type { WrittenFile } from './types.ts';

/** A file on its way into the archive; it may speak of the files before it. */
export interface Entry {
	name: string;
	content: (before: readonly WrittenFile[]) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Passes the bytes on and notes how many there were and their SHA-256. */
function measured({ name, content }: Entry, before: readonly WrittenFile[]) {
	const hash = createHash('sha256');
	let bytes = 0;
	async function* passed(): AsyncGenerator<Uint8Array> {
		for await (const chunk of content(before)) {
			hash.update(chunk);
			bytes += chunk.length;
			yield chunk;
		}
	}
	// Not object mode: what waits between the two is bounded in bytes.
	const source = Readable.from(passed(), { objectMode: false });
	return { source, written: (): WrittenFile => ({ name, bytes, sha256: hash.digest('hex') }) };
}

/**
 * A zip archive while it is made, one file after the other, with fixed times: the same files give the same bytes. Above
 * 4 GiB the archive is a zip64.
 */
export async function* zip(entries: readonly Entry[], time: Date): AsyncGenerator<Uint8Array, WrittenFile[]> {
	const archive = new ZipStream({ zlib: { level: 6 } });
	// Each entry listens to the archive: a dozen are no leak, and the warning of one ends in an error where the embedded
	// backend filters warnings.
	archive.setMaxListeners(0);
	const written: WrittenFile[] = [];
	let current: Readable | null = null;

	function add(entry: Entry): Promise<void> {
		const { source, written: result } = measured(entry, [...written]);
		current = source;
		return new Promise((resolve, reject) => {
			const unfinished = () => reject(new Error('the archive was left unfinished'));
			archive.once('close', unfinished);
			archive.entry(source, { name: entry.name, date: time }, (error) => {
				archive.off('close', unfinished);
				if (error) return reject(error);
				written.push(result());
				resolve();
			});
		});
	}

	async function fill(): Promise<void> {
		for (const entry of entries) await add(entry);
		archive.finalize();
	}

	// The reader below learns of a failure from the archive itself.
	fill().catch((error: Error) => archive.destroy(error));
	try {
		for await (const chunk of archive) yield chunk;
		return written;
	} finally {
		// A reader that stops early leaves no source open behind it.
		(current as Readable | null)?.destroy();
	}
}
