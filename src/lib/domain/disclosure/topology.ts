/**
 * The input of a partition with numbers for names, so that a thousand calls take seconds. Places are in the order of their ids and wholes
 * in the order of their size: "the first" is deterministic, and "the first whole" is the smallest.
 */
import type { PartitionInput } from './types.ts';

export interface Known {
	knower: number;
	counts: readonly number[];
}

export interface Topology {
	ids: readonly string[];
	indexOf: ReadonlyMap<string, number>;
	columns: number;
	minimum: number;
	counts: readonly (readonly number[])[];
	wholeIds: readonly string[];
	/** Places of each whole, and wholes of each place, ascending. */
	wholes: readonly (readonly number[])[];
	wholesOf: readonly (readonly number[])[];
	knowerIds: readonly string[];
	/** What is known of each place, and the knowers who know all of it. */
	known: readonly (readonly Known[])[];
	knownAll: readonly (readonly number[])[];
	/** The same for lookups: 1 at knower × places + place. */
	isKnown: Uint8Array;
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export function topologyOf(input: PartitionInput): Topology {
	const columns = checkedColumns(input);
	const places = input.places.filter((place) => place.counts.some((count) => count > 0)).sort(byId);
	const indexOf = new Map(places.map((place, index) => [place.id, index]));
	const inside = (ids: readonly string[]) => {
		const found = new Set<number>();
		for (const id of ids) {
			const index = indexOf.get(id);
			if (index !== undefined) found.add(index);
		}
		return [...found].sort((a, b) => a - b);
	};
	const wholes = input.wholes
		.map((whole) => ({ id: whole.id, places: inside(whole.places) }))
		.filter((whole) => whole.places.length > 0)
		.sort((a, b) => a.places.length - b.places.length || byId(a, b));
	const wholesOf: number[][] = places.map(() => []);
	wholes.forEach((whole, index) => whole.places.forEach((place) => wholesOf[place]?.push(index)));

	const knowers = [...input.knowers].sort(byId);
	const known: Known[][] = places.map(() => []);
	knowers.forEach(({ id, places: own }, knower) => {
		for (const place of inside(own)) {
			if (input.knownParts?.get(places[place]?.id ?? '')?.has(id)) continue;
			known[place]?.push({ knower, counts: places[place]?.counts ?? [] });
		}
	});
	const knowerIndex = new Map(knowers.map(({ id }, index) => [id, index]));
	for (const [id, parts] of input.knownParts ?? []) {
		const place = indexOf.get(id);
		if (place === undefined) continue;
		for (const [knowerId, counts] of parts) {
			const knower = knowerIndex.get(knowerId);
			if (knower !== undefined && counts.some((count) => count > 0)) known[place]?.push({ knower, counts });
		}
	}
	const knownAll = known.map((list, place) =>
		list
			.filter(({ counts }) => places[place]?.counts.every((count, column) => count === counts[column]))
			.map(({ knower }) => knower)
			.sort((a, b) => a - b),
	);
	const isKnown = new Uint8Array(knowers.length * places.length);
	knownAll.forEach((list, place) => list.forEach((knower) => (isKnown[knower * places.length + place] = 1)));
	return {
		ids: places.map((place) => place.id),
		indexOf,
		columns,
		minimum: input.minimum,
		counts: places.map((place) => place.counts),
		wholeIds: wholes.map((whole) => whole.id),
		wholes: wholes.map((whole) => whole.places),
		wholesOf,
		knowerIds: knowers.map(({ id }) => id),
		known,
		knownAll,
		isKnown,
	};
}

function checkedColumns({ places, minimum }: PartitionInput): number {
	if (!Number.isInteger(minimum) || minimum < 1)
		throw new RangeError(`minimum must be a whole number of at least 1, not ${minimum}`);
	const columns = places[0]?.counts.length ?? 1;
	for (const { id, counts } of places) {
		if (counts.length !== columns)
			throw new RangeError(`counts of ${id} must have ${columns} columns, not ${counts.length}`);
		if (!counts.every((count) => Number.isInteger(count) && count >= 0))
			throw new RangeError(`counts of ${id} must be whole numbers of at least 0`);
	}
	return columns;
}
