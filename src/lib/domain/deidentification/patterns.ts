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

/** Patterns column by column: as objects half a million of them would fill the memory. */
export interface PatternTable {
	ids: Int32Array;
	/** By quasi-identifier, per pattern the index of its value. */
	codes: readonly Int32Array[];
	values: readonly (readonly string[])[];
	rows: Int32Array;
	singles: Int32Array;
	registry: Int32Array;
	/** By sensitive variable, the mask of each pattern. */
	sensitive: readonly Int32Array[];
}

/** Takes patterns as they come; their number is known before. */
export function patternTable(
	quasi: readonly string[],
	count: number,
): { add(pattern: Pattern): void; table(): PatternTable } {
	const column = () => new Int32Array(count);
	const [ids, rows, singles, registry] = [column(), column(), column(), column()];
	const codes = quasi.map(column);
	const index = quasi.map(() => new Map<string, number>());
	let sensitive: Int32Array[] = [];
	let filled = 0;
	return {
		add(pattern) {
			if (filled === count) throw new RangeError(`there must be ${count} patterns, not more`);
			if (filled === 0) sensitive = pattern.sensitive.map(column);
			const at = filled++;
			ids[at] = pattern.id;
			rows[at] = pattern.rows;
			singles[at] = pattern.singles;
			registry[at] = pattern.registry;
			index.forEach((known, place) => {
				const value = pattern.quasi[place] ?? '';
				let code = known.get(value);
				if (code === undefined) known.set(value, (code = known.size));
				const own = codes[place];
				if (own) own[at] = code;
			});
			sensitive.forEach((own, place) => (own[at] = pattern.sensitive[place] ?? 0));
		},
		table() {
			if (filled !== count) throw new RangeError(`there must be ${count} patterns, not ${filled}`);
			return {
				ids,
				rows,
				singles,
				registry,
				codes,
				sensitive,
				values: index.map((known) => [...known.keys()]),
			};
		},
	};
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

/** Trails column by column, as patterns are. */
export interface TrailTable {
	ids: Int32Array;
	/** Per trail, where its patterns begin; one more, where all end. */
	starts: Int32Array;
	/** Ids of patterns, trail after trail. */
	patterns: Int32Array;
	persons: Int32Array;
	past: readonly (string | null)[];
	pastPersons: Int32Array;
}

/** Takes trails as they come. */
export function trailTable(): { add(trail: Trail): void; table(): TrailTable } {
	const ids: number[] = [];
	const starts = [0];
	const patterns: number[] = [];
	const persons: number[] = [];
	const past: (string | null)[] = [];
	const pastPersons: number[] = [];
	return {
		add(trail) {
			ids.push(trail.id);
			patterns.push(...trail.patterns);
			starts.push(patterns.length);
			persons.push(trail.persons);
			past.push(trail.past);
			pastPersons.push(trail.pastPersons);
		},
		table: () => ({
			ids: Int32Array.from(ids),
			starts: Int32Array.from(starts),
			patterns: Int32Array.from(patterns),
			persons: Int32Array.from(persons),
			past,
			pastPersons: Int32Array.from(pastPersons),
		}),
	};
}

export interface Population {
	quasi: readonly string[];
	patterns: PatternTable;
	trails: TrailTable;
}

/** A quasi-identifier at one rung: per pattern the index of its value. */
export interface Column {
	/** Of two bytes where that is enough: there are some twenty columns. */
	codes: Uint16Array | Int32Array;
	values: readonly (string | null)[];
}

/** A population made ready for search: columns by quasi-identifier and rung; trails by place instead of id. */
export interface Coded {
	quasi: readonly string[];
	columns: readonly (readonly Column[])[];
	rows: Int32Array;
	singles: Int32Array;
	registry: Int32Array;
	sensitive: readonly Int32Array[];
	/** The places of each trail's patterns lie from its start to the next. */
	trails: { starts: Int32Array; places: Int32Array; persons: Int32Array };
	total: { rows: number; persons: number };
}

/** The column at a rung: each value is generalised once. */
function columnAt(
	codes: Int32Array,
	values: readonly string[],
	of: (value: string) => string | null,
): Column {
	const index = new Map<string | null, number>();
	const newCode = values.map((value) => {
		const coarse = of(value);
		const known = index.get(coarse) ?? index.size;
		index.set(coarse, known);
		return known;
	});
	const column = new (index.size <= 2 ** 16 ? Uint16Array : Int32Array)(codes.length);
	codes.forEach((code, place) => (column[place] = newCode[code] ?? 0));
	return { codes: column, values: [...index.keys()] };
}

/** By id, where each pattern stands in the table; −1: nowhere. The ids are the numbers of the patterns, from 1. */
export function placesOf({ ids }: PatternTable): Int32Array {
	const places = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1).fill(-1);
	ids.forEach((id, place) => (places[id] = place));
	return places;
}

export function codePopulation({ quasi, patterns, trails }: Population): Coded {
	const placeOf = placesOf(patterns);
	const { rows, singles, registry, sensitive } = patterns;
	return {
		quasi,
		columns: quasi.map((name, at) =>
			ladderOf(name).rungs.map(({ of }) =>
				columnAt(patterns.codes[at] ?? rows, patterns.values[at] ?? [], of),
			),
		),
		rows,
		singles,
		registry,
		sensitive,
		trails: {
			starts: trails.starts,
			places: trails.patterns.map((id) => {
				const place = placeOf[id] ?? -1;
				return place >= 0 ? place : missing(id);
			}),
			persons: trails.persons,
		},
		total: {
			rows: rows.reduce((sum, count) => sum + count, 0),
			persons:
				singles.reduce((sum, count) => sum + count, 0) +
				trails.persons.reduce(
					(sum, persons, at) =>
						(trails.starts[at + 1] ?? 0) > (trails.starts[at] ?? 0) ? sum + persons : sum,
					0,
				),
		},
	};
}

function missing(id: number): never {
	throw new RangeError(`trails must be of patterns that are given, not of ${id}`);
}
