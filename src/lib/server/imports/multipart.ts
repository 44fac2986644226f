/** A posted form with a file, read part by part as it arrives: nothing of the file is kept. */

export interface Part {
	name: string;
	/** Null where the part is no file. */
	fileName: string | null;
	/** To be read to its end before the next part is asked for. */
	body: AsyncIterable<Uint8Array>;
}

/** The body is no form, or was cut off. */
export class BrokenForm extends Error {
	override name = 'BrokenForm';
}

const lineEnd = '\r\n';
const longestHead = 16 * 1024;
const longestField = 16 * 1024;

class Incoming {
	#waiting: Buffer;
	readonly #source: AsyncIterator<Uint8Array>;

	constructor(source: AsyncIterable<Uint8Array>, before: string) {
		this.#source = source[Symbol.asyncIterator]();
		this.#waiting = Buffer.from(before);
	}

	async #more(): Promise<void> {
		const next = await this.#source.next();
		if (next.done) throw new BrokenForm('the body ends early');
		this.#waiting = Buffer.concat([this.#waiting, next.value]);
	}

	/** What stands before a mark; the mark itself is passed. */
	async *until(mark: Buffer): AsyncGenerator<Buffer> {
		for (;;) {
			const at = this.#waiting.indexOf(mark);
			// The end of what waits may be the beginning of the mark.
			const sure = at >= 0 ? at : Math.max(0, this.#waiting.length - mark.length + 1);
			if (sure > 0) yield this.#waiting.subarray(0, sure);
			this.#waiting = this.#waiting.subarray(at >= 0 ? at + mark.length : sure);
			if (at >= 0) return;
			await this.#more();
		}
	}

	async take(length: number): Promise<string> {
		while (this.#waiting.length < length) await this.#more();
		const taken = this.#waiting.toString('latin1', 0, length);
		this.#waiting = this.#waiting.subarray(length);
		return taken;
	}
}

async function textOf(parts: AsyncIterable<Uint8Array>, longest: number): Promise<string> {
	const all: Uint8Array[] = [];
	let length = 0;
	for await (const part of parts) {
		length += part.length;
		if (length > longest) throw new BrokenForm('a field is too long');
		all.push(part);
	}
	return Buffer.concat(all).toString('utf8');
}

/** The text of a part that is no file. @throws BrokenForm */
export function fieldText(part: Part): Promise<string> {
	return textOf(part.body, longestField);
}

function parameter(head: string, name: string): string | null {
	const found = new RegExp(`^content-disposition:.*;\\s*${name}="([^"]*)"`, 'im').exec(head)?.[1];
	// How browsers write what would end the name.
	return found?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n') ?? null;
}

/**
 * The parts of a form, in the order in which they were sent.
 *
 * @param contentType of the request, with the boundary
 * @throws BrokenForm
 */
export async function* readParts(
	source: AsyncIterable<Uint8Array>,
	contentType: string,
): AsyncGenerator<Part> {
	const [, quoted, plain] =
		/^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
	const boundary = quoted ?? plain;
	if (!boundary) throw new BrokenForm('no form with files');
	// The first boundary stands at the beginning of a line like the others.
	const incoming = new Incoming(source, lineEnd);
	const mark = Buffer.from(`${lineEnd}--${boundary}`);
	await textOf(incoming.until(mark), longestHead);
	while ((await incoming.take(2)) === lineEnd) {
		const head = await textOf(incoming.until(Buffer.from(lineEnd + lineEnd)), longestHead);
		const name = parameter(head, 'name') ?? '';
		yield { name, fileName: parameter(head, 'filename'), body: incoming.until(mark) };
	}
}
