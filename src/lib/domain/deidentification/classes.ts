/** Equivalence classes: patterns that cannot be told from each other once their values are generalised. */
import type { Coded } from './patterns.ts';

/** One rung for each quasi-identifier, in their order. */
export type Levels = readonly number[];

export interface Classes {
	/** Per pattern, the number of its class, from 0. */
	classOf: Int32Array;
	/** Per class: different persons, courses. Several courses of one person hide nobody. */
	persons: Int32Array;
	rows: Int32Array;
	/** Per class, whether every sensitive variable has l values there or none. */
	diverse: boolean[];
}

/** Per pattern, a number for its values at these rungs; blank ones count as the same. */
export function keysAt(
	{ quasi, columns, rows }: Coded,
	levels: Levels,
	blank: ReadonlySet<number> = new Set(),
): Float64Array {
	const keys = new Float64Array(rows.length);
	quasi.forEach((name, at) => {
		if (blank.has(at)) return;
		const column = columns[at]?.[levels[at] ?? 0];
		if (!column) throw new RangeError(`${name} has no rung ${levels[at]}`);
		const { codes, values } = column;
		// Below 2^53 for every set of the catalogue: the product of all values is some 10^13.
		for (let row = 0; row < keys.length; row += 1)
			keys[row] = (keys[row] ?? 0) * values.length + (codes[row] ?? 0);
	});
	return keys;
}

/**
 * Numbers the keys from 0 in their order; −1 stays for what is left out. By sorting: a map of them all would be memory for
 * each try.
 */
export function numberKeys(
	keys: Float64Array,
	wanted: (place: number) => boolean = () => true,
): { of: Int32Array; count: number } {
	const sorted = keys.filter((_, place) => wanted(place)).sort();
	let count = 0;
	for (let at = 0; at < sorted.length; at += 1) {
		const key = sorted[at] ?? 0;
		if (count === 0 || key !== sorted[count - 1]) sorted[count++] = key;
	}
	const numberOf = (key: number): number => {
		let low = 0;
		let high = count - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sorted[middle] ?? 0) < key) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	const of = new Int32Array(keys.length).fill(-1);
	for (let place = 0; place < keys.length; place += 1)
		if (wanted(place)) of[place] = numberOf(keys[place] ?? 0);
	return { of, count };
}

/** Different persons of each class: singles add up, a person with several courses counts once in each of the classes. */
export function personsOf(coded: Coded, classOf: Int32Array, count: number): Int32Array {
	const persons = new Int32Array(count);
	for (let place = 0; place < classOf.length; place += 1) {
		const at = classOf[place] ?? -1;
		if (at >= 0) persons[at] = (persons[at] ?? 0) + (coded.singles[place] ?? 0);
	}
	const { starts, places, persons: many } = coded.trails;
	for (let trail = 0; trail < many.length; trail += 1) {
		const first = starts[trail] ?? 0;
		for (let own = first; own < (starts[trail + 1] ?? 0); own += 1) {
			const at = classOf[places[own] ?? -1] ?? -1;
			if (at < 0) continue;
			// Few courses each: looking back is quicker than a set.
			let seen = false;
			for (let before = first; before < own && !seen; before += 1)
				seen = classOf[places[before] ?? -1] === at;
			if (!seen) persons[at] = (persons[at] ?? 0) + (many[trail] ?? 0);
		}
	}
	return persons;
}

/** Values of a mask, nothing registered among them: l of them, or nothing of anybody. */
function isDiverse(mask: number, l: number): boolean {
	if (mask <= 1) return true;
	let values = 0;
	for (let left = mask; left > 0; left &= left - 1) values += 1;
	return values >= l;
}

export function diverseClasses(
	{ sensitive, rows }: Coded,
	classOf: Int32Array,
	count: number,
	l: number,
): boolean[] {
	const diverse = Array.from({ length: count }, () => true);
	if (l < 2) return diverse;
	for (const masks of sensitive) {
		const together = new Int32Array(count);
		for (let place = 0; place < classOf.length; place += 1) {
			const at = classOf[place] ?? -1;
			if (at >= 0 && (rows[place] ?? 0) > 0) together[at] = (together[at] ?? 0) | (masks[place] ?? 0);
		}
		together.forEach((mask, at) => {
			if (!isDiverse(mask, l)) diverse[at] = false;
		});
	}
	return diverse;
}

/** The classes of the population at these rungs. */
export function classesAt(coded: Coded, levels: Levels, l: number): Classes {
	const { of: classOf, count } = numberKeys(keysAt(coded, levels), (place) => (coded.rows[place] ?? 0) > 0);
	const rows = new Int32Array(count);
	classOf.forEach((at, place) => {
		if (at >= 0) rows[at] = (rows[at] ?? 0) + (coded.rows[place] ?? 0);
	});
	return {
		classOf,
		rows,
		persons: personsOf(coded, classOf, count),
		diverse: diverseClasses(coded, classOf, count, l),
	};
}

/** Whether nobody in the class stands out. */
export const isSafe = ({ persons, diverse }: Classes, at: number, k: number): boolean =>
	(persons[at] ?? 0) >= k && (diverse[at] ?? false);

/** Courses in classes that are not safe. */
export function rowsAtRisk(classes: Classes, k: number): number {
	return classes.rows.reduce((sum, rows, at) => (isSafe(classes, at, k) ? sum : sum + rows), 0);
}
