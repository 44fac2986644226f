import { refuseFile } from './fileRefused.ts';
import { importLimits } from './limits.ts';

export type Encoding = 'utf-8' | 'windows-1252';

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
	return start.every((byte, index) => bytes[index] === byte);
}

const mark = [0xef, 0xbb, 0xbf];
const longestSignature = 4;

/** Refuses what a file cannot be, by its first bytes. */
function checkStart(start: Uint8Array): void {
	if (start.length === 0) refuseFile('empty_file');
	if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) refuseFile('utf16');
	// XLSX and ODS are zip files; XLS is a compound document.
	if (startsWith(start, 0x50, 0x4b, 0x03, 0x04) || startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) {
		refuseFile('spreadsheet');
	}
}

/**
 * The bytes of a file of text, as they come, without a byte order mark. Which encoding they are in is known when all
 * have passed: UTF-8, or where that is impossible Windows-1252, which Norwegian spreadsheets still write and in which
 * every byte has a meaning.
 */
export class PlainBytes {
	readonly #source: AsyncIterable<Uint8Array>;
	readonly #decoder = new TextDecoder('utf-8', { fatal: true });
	#isUtf8 = true;

	constructor(source: AsyncIterable<Uint8Array>) {
		this.#source = source;
	}

	/** Of what has been read so far. */
	get encoding(): Encoding {
		return this.#isUtf8 ? 'utf-8' : 'windows-1252';
	}

	#decode(bytes?: Uint8Array): void {
		if (!this.#isUtf8) return;
		try {
			this.#decoder.decode(bytes, { stream: bytes !== undefined });
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
			this.#isUtf8 = false;
		}
	}

	/** @throws FileRefused where it is no text, or larger than a file may be */
	async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
		let start: Uint8Array | null = new Uint8Array();
		let length = 0;
		for await (const part of this.#source) {
			length += part.length;
			if (length > importLimits.bytes) refuseFile('too_large', importLimits.megabytes);
			let bytes = part;
			if (start) {
				bytes = Buffer.concat([start, part]);
				start = bytes;
				if (bytes.length < longestSignature) continue;
				bytes = this.#opened(bytes);
				start = null;
			}
			yield this.#passed(bytes);
		}
		if (start) yield this.#passed(this.#opened(start));
		this.#decode();
	}

	#opened(start: Uint8Array): Uint8Array {
		checkStart(start);
		// No text has a zero byte, but every second byte of UTF-16 without a mark is one.
		if ((start[0] === 0) !== (start[1] === 0)) refuseFile('utf16');
		return startsWith(start, ...mark) ? start.subarray(mark.length) : start;
	}

	#passed(bytes: Uint8Array): Uint8Array {
		if (bytes.includes(0)) refuseFile('not_text');
		this.#decode(bytes);
		return bytes;
	}
}
