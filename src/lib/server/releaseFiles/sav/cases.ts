import type { Row } from '../../../domain/exportVariables/types.ts';
import type { SavColumn } from './columns.ts';
import { bias } from './dictionary.ts';

/** What a command byte says of the next eight-byte place; 1 to 251 is a small integer itself, plus the bias. */
const command = { endOfFile: 252, literal: 253, spaces: 254, systemMissing: 255 };
const space = 0x20;

/**
 * Cases in the bytecode compression of system files: eight command bytes, then the places that do not fit into their
 * command. A block reaches across cases and pages.
 */
export class CaseWriter {
	#columns: readonly SavColumn[];
	#out = Buffer.alloc(1 << 16);
	#used = 0;
	#commands = Buffer.alloc(8);
	#commandCount = 0;
	#literals = Buffer.alloc(64);
	#literalBytes = 0;
	#text = Buffer.alloc(256);

	constructor(columns: readonly SavColumn[]) {
		this.#columns = columns;
	}

	/** The bytes of the blocks that these rows filled. */
	write(rows: readonly Row[]): Uint8Array {
		for (const row of rows) {
			for (const [index, column] of this.#columns.entries()) {
				const value = row[index] ?? null;
				if (column.kind === 'number') this.#number(column.read(value));
				else this.#words(column, column.read(value) ?? '');
			}
		}
		return this.#take();
	}

	end(): Uint8Array {
		this.#command(command.endOfFile);
		if (this.#commandCount > 0) this.#flush();
		return this.#take();
	}

	#number(value: number | null): void {
		if (value === null) return this.#command(command.systemMissing);
		if (Number.isInteger(value) && value > -bias && value <= 251 - bias) return this.#command(value + bias);
		this.#literals.writeDoubleLE(value, this.#literalBytes);
		this.#literal();
	}

	#words({ width, places, variable }: SavColumn & { kind: 'text' }, text: string): void {
		if (Buffer.byteLength(text) > width) throw new RangeError(`a value of ${variable.name} is too long`);
		this.#text.fill(space, 0, 8 * places);
		this.#text.write(text);
		for (let place = 0; place < places; place++) {
			const part = this.#text.subarray(8 * place, 8 * place + 8);
			if (part.every((byte) => byte === space)) {
				this.#command(command.spaces);
			} else {
				part.copy(this.#literals, this.#literalBytes);
				this.#literal();
			}
		}
	}

	#literal(): void {
		this.#literalBytes += 8;
		this.#command(command.literal);
	}

	#command(byte: number): void {
		this.#commands[this.#commandCount++] = byte;
		if (this.#commandCount === 8) this.#flush();
	}

	#flush(): void {
		this.#commands.fill(0, this.#commandCount);
		const size = 8 + this.#literalBytes;
		if (this.#used + size > this.#out.length) this.#out = Buffer.concat([this.#out], 2 * this.#out.length);
		this.#commands.copy(this.#out, this.#used);
		this.#literals.copy(this.#out, this.#used + 8, 0, this.#literalBytes);
		this.#used += size;
		this.#commandCount = 0;
		this.#literalBytes = 0;
	}

	#take(): Uint8Array {
		const bytes = Uint8Array.from(this.#out.subarray(0, this.#used));
		this.#used = 0;
		return bytes;
	}
}
