/** Local suppression: what still stands out loses as few values as it takes to stand among k others. */
import { classesAt, diverseClasses, isSafe, keysAt, numberKeys, personsOf, type Levels } from './classes.ts';
import { ladderOf } from './ladders.ts';
import type { Coded } from './patterns.ts';

export interface Placed {
	/** Per pattern, the class that its courses stand in; −1: left out, there is no company. */
	classOf: Int32Array;
	/** Per class, its values in the order of the quasi-identifiers: null suppressed, '' not in the file. */
	classes: (string | null)[][];
	/** Per class, which quasi-identifiers were suppressed. */
	blanks: ReadonlySet<number>[];
	/** Per class, different persons. */
	persons: Int32Array;
}

/** Kept quasi-identifiers, least worth first: the order in which values are suppressed. */
function byWorth({ quasi, columns }: Coded, levels: Levels): number[] {
	return quasi
		.map((name, at) => ({ at, worth: ladderOf(name).worth, last: (columns[at]?.length ?? 1) - 1 }))
		.filter(({ at, last }) => (levels[at] ?? 0) < last)
		.sort((a, b) => a.worth - b.worth || b.at - a.at)
		.map(({ at }) => at);
}

/**
 * Places every pattern. Whole classes of k persons stay; of the rest one quasi-identifier after another is suppressed,
 * and what then stands among k persons with the same values suppressed stays like that.
 */
export function place(coded: Coded, levels: Levels, k: number, l: number): Placed {
	const whole = classesAt(coded, levels, l);
	const classOf = new Int32Array(coded.rows.length).fill(-1);
	const classes: (string | null)[][] = [];
	const blanks: ReadonlySet<number>[] = [];
	const persons: number[] = [];
	const settle = (
		of: Int32Array,
		safe: (at: number) => boolean,
		sizes: Int32Array,
		blank: ReadonlySet<number>,
	) => {
		const numbers = new Map<number, number>();
		of.forEach((at, pattern) => {
			if (at < 0 || !safe(at)) return;
			let number = numbers.get(at);
			if (number === undefined) {
				number = classes.length;
				numbers.set(at, number);
				classes.push(
					coded.quasi.map((_, place) => {
						if (blank.has(place)) return null;
						const column = coded.columns[place]?.[levels[place] ?? 0];
						return column?.values[column.codes[pattern] ?? -1] ?? '';
					}),
				);
				blanks.push(blank);
				persons.push(sizes[at] ?? 0);
			}
			classOf[pattern] = number;
		});
	};
	settle(whole.classOf, (at) => isSafe(whole, at, k), whole.persons, new Set());
	const blank = new Set<number>();
	for (const next of byWorth(coded, levels)) {
		blank.add(next);
		const left = (pattern: number) => classOf[pattern] === -1 && (coded.rows[pattern] ?? 0) > 0;
		const { of, count } = numberKeys(keysAt(coded, levels, blank), left);
		if (count === 0) break;
		const sizes = personsOf(coded, of, count);
		const diverse = diverseClasses(coded, of, count, l);
		settle(of, (at) => (sizes[at] ?? 0) >= k && (diverse[at] ?? false), sizes, new Set(blank));
	}
	return { classOf, classes, blanks, persons: Int32Array.from(persons) };
}
