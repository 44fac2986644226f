/** Two families of sums over the same courses: by treating unit, and by municipality of residence. The atoms are the pairs with courses. */
import { blocksOf, find, type Blocks } from './blocks.ts';
import type { Edge } from './componentsWithout.ts';
import { topologyOf } from './topology.ts';
import type { Knower, KnownParts, Partition, Place, Whole } from './types.ts';

export interface Atom {
	unit: string;
	municipality: string;
	counts: readonly number[];
}

export interface TwoFamilies {
	atoms: readonly Atom[];
	units: Partition;
	residence: Partition;
	unitWholes: readonly Whole[];
	residenceWholes: readonly Whole[];
	/** Who knows all courses of some units, wherever the patients live. */
	knowers: readonly Knower[];
}

export type Family = 'unit' | 'residence';

export interface Side {
	family: Family;
	blocks: Blocks;
	/** The other family's place and this family's place of each atom, with those who know it. */
	atoms: readonly { other: number; own: number; known: readonly number[] }[];
}

/** The municipalities with their counts, and what each knower of units knows of them. */
export function residenceOf(
	atoms: readonly Atom[],
	knowers: readonly Knower[],
): { places: Place[]; knownParts: KnownParts } {
	const knowersOf = new Map<string, string[]>();
	for (const { id, places } of knowers)
		for (const unit of new Set(places)) knowersOf.set(unit, [...(knowersOf.get(unit) ?? []), id]);
	const knownParts = new Map<string, Map<string, number[]>>();
	for (const { unit, municipality, counts } of atoms) {
		const parts = knownParts.get(municipality) ?? new Map<string, number[]>();
		knownParts.set(municipality, parts);
		for (const knower of knowersOf.get(unit) ?? []) parts.set(knower, added(parts.get(knower), counts));
	}
	return { places: sums(atoms, (atom) => atom.municipality), knownParts };
}

/** The units with their counts. */
export const unitsOf = (atoms: readonly Atom[]): Place[] => sums(atoms, (atom) => atom.unit);

const added = (sum: readonly number[] | undefined, counts: readonly number[]): number[] =>
	counts.map((count, column) => count + (sum?.[column] ?? 0));

function sums(atoms: readonly Atom[], placeOf: (atom: Atom) => string): Place[] {
	const found = new Map<string, number[]>();
	for (const atom of atoms) found.set(placeOf(atom), added(found.get(placeOf(atom)), atom.counts));
	return [...found].map(([id, counts]) => ({ id, counts }));
}

export function sidesOf(input: TwoFamilies): { unit: Side; residence: Side } {
	const { atoms, knowers, units, residence } = input;
	const unitTopology = topologyOf({
		places: unitsOf(atoms),
		wholes: input.unitWholes,
		knowers,
		minimum: units.minimum,
	});
	const residenceTopology = topologyOf({
		...residenceOf(atoms, knowers),
		wholes: input.residenceWholes,
		knowers: knowers.map(({ id }) => ({ id, places: [] })),
		minimum: residence.minimum,
	});
	const pairs = atoms.flatMap((atom) => {
		const unit = unitTopology.indexOf.get(atom.unit);
		const municipality = residenceTopology.indexOf.get(atom.municipality);
		if (unit === undefined || municipality === undefined || !atom.counts.some((count) => count > 0))
			return [];
		return [{ unit, municipality, known: unitTopology.knownAll[unit] ?? [] }];
	});
	return {
		unit: {
			family: 'unit',
			blocks: blocksOf(unitTopology, units),
			atoms: pairs.map(({ unit, municipality, known }) => ({ own: unit, other: municipality, known })),
		},
		residence: {
			family: 'residence',
			blocks: blocksOf(residenceTopology, residence),
			atoms: pairs.map(({ unit, municipality, known }) => ({ own: municipality, other: unit, known })),
		},
	};
}

/** Vertices of a side's graph: the places of the other family by their block, then this family's places, then what nothing is shown of. */
export const vertexCount = (own: Side, other: Side): number => groundOf(own, other) + 1;
export const groundOf = (own: Side, other: Side): number =>
	other.blocks.topology.ids.length + own.blocks.topology.ids.length;
export const ownVertex = (other: Side, place: number): number => other.blocks.topology.ids.length + place;
export function otherVertex(own: Side, other: Side, place: number): number {
	const root = find(other.blocks, place);
	return other.blocks.broken[root] ? groundOf(own, other) : root;
}

/** Blocks of the other family joined with places of this one; an edge is known by those who know all its atoms. */
export function edgesOf(own: Side, other: Side): Edge[] {
	const width = vertexCount(own, other);
	const edges = new Map<number, Edge>();
	for (const atom of own.atoms) {
		const [a, b] = [otherVertex(own, other, atom.other), ownVertex(other, atom.own)];
		const before = edges.get(a * width + b);
		const known = before ? before.known.filter((knower) => atom.known.includes(knower)) : atom.known;
		edges.set(a * width + b, { a, b, known });
	}
	return [...edges.values()];
}
