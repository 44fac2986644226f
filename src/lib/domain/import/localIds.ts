import type { Mapping } from './mapping.ts';
import type { RawRow } from './readRows.ts';

/** Finds the rows of a file whose local id stands on another row too. */
export class LocalIds {
	readonly #place: number;
	readonly #firsts = new Map<string, number>();
	readonly #others = new Map<number, number>();

	constructor(mapping: Mapping) {
		this.#place = mapping.indexOf('local_id');
	}

	add(rows: readonly RawRow[]): void {
		for (const { row, cells } of rows) {
			const localId = (cells[this.#place] ?? '').trim();
			if (localId === '') continue;
			const first = this.#firsts.get(localId);
			if (first === undefined) {
				this.#firsts.set(localId, row);
			} else {
				this.#others.set(row, first);
				// Which of the two is right is not known here, so the first is refused with the second.
				if (!this.#others.has(first)) this.#others.set(first, row);
			}
		}
	}

	/** For each such row: another row with the same id. */
	get others(): ReadonlyMap<number, number> {
		return this.#others;
	}
}
