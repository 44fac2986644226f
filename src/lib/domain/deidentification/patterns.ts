/** The registry by its finest quasi-identifiers, as numbers: a national file has half a million patterns. */
import { ladderOf } from './ladders.ts';

/** Courses that share every registered quasi-identifier. */
export interface Pattern {
	id: number;
	quasi: readonly string[];
	/** Courses of the population. */
	rows: number;
	/** Persons whose only course of the population is here. */
	singles: number;
	/** Persons of the whole registry, each counted in one pattern. */
	registry: number;
	/** Which values of each sensitive variable occur: bit 0 none, bit n the n-th. */
	sensitive: readonly number[];
}

/** Persons with several courses, or with courses given before: a person's patterns, one for each course. */
export interface Trail {
	id: number;
	/** The trail of courses that the project was given before; null where there are none. */
	past: string | null;
	/** Persons who have that earlier trail, with or without a new course. */
	pastPersons: number;
	patterns: readonly number[];
	persons: number;
}

export interface Population {
	quasi: readonly string[];
	patterns: readonly Pattern[];
	trails: readonly Trail[];
}

/** A quasi-identifier at one rung: per pattern the index of its value. */
export interface Column {
	codes: Int32Array;
	values: readonly (string | null)[];
}

/** A population made ready for search: columns by quasi-identifier and rung; trails by place instead of id. */
export interface Coded {
	quasi: readonly string[];
	columns: readonly (readonly Column[])[];
	patterns: readonly Pattern[];
	rows: Int32Array;
	singles: Int32Array;
	trails: readonly { places: Int32Array; persons: number }[];
	total: { rows: number; persons: number };
}

function codeAt(values: readonly (string | null)[]): Column {
	const index = new Map<string | null, number>();
	const codes = Int32Array.from(values, (value) => {
		const known = index.get(value) ?? index.size;
		index.set(value, known);
		return known;
	});
	return { codes, values: [...index.keys()] };
}

export function codePopulation({ quasi, patterns, trails }: Population): Coded {
	const placeOf = new Map(patterns.map(({ id }, place) => [id, place]));
	const columns = quasi.map((name, at) =>
		ladderOf(name).rungs.map(({ of }) => {
			// Few values, many patterns: each value is generalised once.
			const known = new Map<string, string | null>();
			return codeAt(
				patterns.map((pattern) => {
					const value = pattern.quasi[at] ?? '';
					if (!known.has(value)) known.set(value, of(value));
					return known.get(value) ?? null;
				}),
			);
		}),
	);
	const placed = trails.map((trail) => ({
		places: Int32Array.from(trail.patterns, (id) => placeOf.get(id) ?? missing(id)),
		persons: trail.persons,
	}));
	const singles = Int32Array.from(patterns, (pattern) => pattern.singles);
	return {
		quasi,
		columns,
		patterns,
		rows: Int32Array.from(patterns, (pattern) => pattern.rows),
		singles,
		trails: placed,
		total: {
			rows: patterns.reduce((sum, pattern) => sum + pattern.rows, 0),
			persons:
				singles.reduce((sum, count) => sum + count, 0) +
				trails.reduce((sum, trail) => sum + (trail.patterns.length > 0 ? trail.persons : 0), 0),
		},
	};
}

function missing(id: number): never {
	throw new RangeError(`trails must be of patterns that are given, not of ${id}`);
}
