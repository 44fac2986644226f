/** Which of a year's numbers must be hidden: the partition of every indicator's courses into blocks that are large enough. */
import {
	partition,
	repairResidence,
	shownNodes,
	type Knower,
	type Place,
	type Whole,
} from '../../domain/disclosure/index.ts';
import type { PublicationCounts, PublicationNodes } from './counts.ts';

/** The nodes of one indicator, view and kind of period that are hidden, by reason. */
export interface Masks {
	view: 'unit' | 'residence';
	indicator: string;
	quarterly: boolean;
	few: string[];
	secondary: string[];
}

export interface Wholes {
	units: Whole[];
	municipalities: Whole[];
	knowers: Knower[];
}

export function wholesOf(nodes: PublicationNodes): Wholes {
	const of = (view: 'unit' | 'residence') =>
		nodes.sums.filter((sum) => sum.view === view).map(({ id, places }) => ({ id, places }));
	return {
		units: of('unit'),
		municipalities: of('residence'),
		knowers: nodes.knowers.map(({ id, units }) => ({ id, places: units })),
	};
}

function hidden(at: Omit<Masks, 'few' | 'secondary'>, shown: ReadonlyMap<string, string>): Masks {
	const ids = (reason: string) => [...shown].filter(([, found]) => found === reason).map(([id]) => id);
	return { ...at, few: ids('few'), secondary: ids('secondary') };
}

interface Atom {
	unit: string;
	municipality: string;
	n: number;
}

/** How many of each municipality's courses every knower of units knows. */
function knownParts(atoms: readonly Atom[], knowers: readonly Knower[]) {
	const knowersOf = new Map<string, string[]>();
	for (const { id, places } of knowers) {
		for (const unit of places) knowersOf.set(unit, [...(knowersOf.get(unit) ?? []), id]);
	}
	const parts = new Map<string, Map<string, number[]>>();
	for (const { unit, municipality, n } of atoms) {
		const known = parts.get(municipality) ?? new Map<string, number[]>();
		for (const knower of knowersOf.get(unit) ?? []) known.set(knower, [(known.get(knower)?.[0] ?? 0) + n]);
		parts.set(municipality, known);
	}
	return parts;
}

function masksOf(indicator: string, counts: PublicationCounts, wholes: Wholes, minimum: number): Masks[] {
	const quarters: Place[] = counts.units
		.filter((row) => row.indicator === indicator)
		.map(({ unit, quarters }) => ({ id: unit, counts: quarters.map((n) => n ?? 0) }));
	const years = quarters.map(({ id, counts }) => ({ id, counts: [counts.reduce((sum, n) => sum + n, 0)] }));
	const { knowers } = wholes;
	const ofYear = partition({ places: years, wholes: wholes.units, knowers, minimum });
	const ofQuarters = partition({ places: quarters, wholes: wholes.units, knowers, minimum, within: ofYear });

	const atoms = counts.atoms.flatMap(({ unit, municipality, counts }): Atom[] => {
		const n = counts[indicator] ?? 0;
		return n > 0 ? [{ unit, municipality, n }] : [];
	});
	const residents = new Map<string, number>();
	for (const { municipality, n } of atoms)
		residents.set(municipality, (residents.get(municipality) ?? 0) + n);
	const places = [...residents].map(([id, n]) => ({ id, counts: [n] }));
	const residence = {
		places,
		wholes: wholes.municipalities,
		knowers: knowers.map(({ id }) => ({ id, places: [] })),
		knownParts: knownParts(atoms, knowers),
		minimum,
	};
	const ofResidence = repairResidence(residence, partition(residence), ofYear, atoms, wholes.units);

	return [
		hidden({ view: 'unit', indicator, quarterly: false }, shownNodes(ofYear, wholes.units, years)),
		hidden({ view: 'unit', indicator, quarterly: true }, shownNodes(ofQuarters, wholes.units, quarters)),
		hidden(
			{ view: 'residence', indicator, quarterly: false },
			shownNodes(ofResidence, wholes.municipalities, places),
		),
	];
}

/** The masks of all indicators of a year. @param minimums fewest courses that are shown to anyone, by indicator */
export function masksOfYear(
	counts: PublicationCounts,
	wholes: Wholes,
	minimums: ReadonlyMap<string, number>,
): Masks[] {
	return [...minimums].flatMap(([indicator, minimum]) => masksOf(indicator, counts, wholes, minimum));
}
