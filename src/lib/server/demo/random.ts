/**
 * Repeatable random numbers: sfc32 (Chris Doty-Humphrey, PractRand), seeded by a hash of a label.
 * Every unit and every course has its own labelled stream, so that more courses or one more draw in
 * one place leave all others as they were.
 */
export class Random {
	/** The label as far as it is read: a stream within reads on from here instead of from the beginning. */
	readonly #read: Hashed;
	#a: number;
	#b: number;
	#c: number;
	#counter = 1;

	constructor(label: string, within: Hashed = starts) {
		this.#read = readOn(within, label);
		[this.#a, this.#b, this.#c] = mixed(this.#read);
		for (let i = 0; i < 12; i++) this.#next32();
	}

	/** A stream of its own, given by this one's label and the name, however much was drawn here. */
	stream(name: string | number): Random {
		return new Random(`/${name}`, this.#read);
	}

	#next32(): number {
		const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
		this.#counter = (this.#counter + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
		return sum >>> 0;
	}

	/** Uniform from 0 up to, but not, 1. */
	uniform(): number {
		return this.#next32() / 2 ** 32;
	}

	chance(probability: number): boolean {
		return this.uniform() < probability;
	}

	/** A whole number, both ends included. */
	integer(from: number, to: number): number {
		return from + Math.floor(this.uniform() * (to - from + 1));
	}

	/** Normal by Box–Muller. */
	normal(mean = 0, sd = 1): number {
		const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
		return mean + sd * radius * Math.cos(2 * Math.PI * this.uniform());
	}

	/** Right-skewed and positive: the logarithm is normal, `spread` is its standard deviation. */
	logNormal(median: number, spread: number): number {
		return median * Math.exp(this.normal(0, spread));
	}

	/** @throws {RangeError} when there is nothing to choose from */
	pick<T>(items: readonly T[]): T {
		const item = items[Math.floor(this.uniform() * items.length)];
		if (item === undefined) throw new RangeError('items must not be empty');
		return item;
	}

	/** One of the keys, as often as its weight says. */
	weighted<K extends string>(weights: Partial<Record<K, number>>): K {
		const entries = Object.entries(weights) as [K, number][];
		let left = this.uniform() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [key, weight] of entries) {
			left -= weight;
			if (left < 0) return key;
		}
		const last = entries.at(-1);
		if (!last) throw new RangeError('weights must not be empty');
		return last[0];
	}

	/** In the form of a random UUID (version 4). */
	uuid(): string {
		const hex = Array.from({ length: 4 }, () => this.#next32().toString(16).padStart(8, '0')).join('');
		const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4] ?? '8';
		return [
			hex.slice(0, 8),
			hex.slice(8, 12),
			`4${hex.slice(13, 16)}`,
			variant + hex.slice(17, 20),
			hex.slice(20),
		].join('-');
	}
}

type Hashed = readonly [number, number, number];
const starts: Hashed = [0x811c9dc5, 0x2545f491, 0x9e3779b9];

/** FNV-1a from three starts; a text in two parts gives the same as the whole. */
function readOn([a, b, c]: Hashed, text: string): Hashed {
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		a = Math.imul(a ^ code, 0x01000193);
		b = Math.imul(b ^ code, 0x01000193);
		c = Math.imul(c ^ code, 0x01000193);
	}
	return [a, b, c];
}

/** The last step of a good hash: every bit of the text reaches every bit of the number. */
function mixed([a, b, c]: Hashed): Hashed {
	return [mix(a), mix(b), mix(c)];
}

function mix(read: number): number {
	let value = Math.imul(read ^ (read >>> 16), 0x85ebca6b);
	value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
	return value ^ (value >>> 16);
}
