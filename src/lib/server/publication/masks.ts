/** Which of a year's numbers must be hidden: the partition of every indicator's courses into blocks that are large enough. */
import { setImmediate } from 'node:timers/promises';
import { residenceOf, type Atom } from '../../domain/disclosure/families.ts';
import { residencePartition } from '../../domain/disclosure/residencePartition.ts';
import { shownNodes } from '../../domain/disclosure/shownNodes.ts';
import type { Knower, Place, Shown, Whole } from '../../domain/disclosure/types.ts';
import { bestPartition } from './bestPartition.ts';
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

function hidden(
	at: Omit<Masks, 'few' | 'secondary'>,
	{ wholes: shown }: { wholes: ReadonlyMap<string, Shown> },
): Masks {
	const ids = (reason: string) => [...shown].filter(([, found]) => found === reason).map(([id]) => id);
	return { ...at, few: ids('few'), secondary: ids('secondary') };
}

function masksOf(indicator: string, counts: PublicationCounts, wholes: Wholes, minimum: number): Masks[] {
	const quarters: Place[] = counts.units
		.filter((row) => row.indicator === indicator)
		.map(({ unit, quarters }) => ({ id: unit, counts: quarters.map((n) => n ?? 0) }));
	const years = quarters.map(({ id, counts }) => ({ id, counts: [counts.reduce((sum, n) => sum + n, 0)] }));
	const { knowers } = wholes;
	const atoms = counts.atoms.flatMap(({ unit, municipality, counts }): Atom[] => {
		const n = counts[indicator] ?? 0;
		return n > 0 ? [{ unit, municipality, counts: [n] }] : [];
	});
	// Nobody can ask where the patients of one unit live: by residence there is no own part to take away.
	const families = {
		atoms,
		units: bestPartition({ places: years, wholes: wholes.units, knowers, minimum }),
		unitWholes: wholes.units,
		residenceWholes: wholes.municipalities,
		knowers: [],
	};
	const fine = residencePartition({ ...families, coarsen: 'residence' });
	// Where those who live in a place are those who are treated there, hiding one of the two is not enough.
	const { units: ofYear, residence } = fine.left.length === 0 ? fine : residencePartition(families);
	const ofQuarters = bestPartition({
		places: quarters,
		wholes: wholes.units,
		knowers,
		minimum,
		within: ofYear,
	});
	const residents = residenceOf(atoms, []).places;

	return [
		hidden({ view: 'unit', indicator, quarterly: false }, shownNodes(ofYear, years, wholes.units)),
		hidden({ view: 'unit', indicator, quarterly: true }, shownNodes(ofQuarters, quarters, wholes.units)),
		hidden(
			{ view: 'residence', indicator, quarterly: false },
			shownNodes(residence, residents, wholes.municipalities),
		),
	];
}

/**
 * The masks of all indicators of a year. Between two indicators other requests get their turn.
 *
 * @param minimums fewest courses that are shown to anyone, by indicator
 */
export async function masksOfYear(
	counts: PublicationCounts,
	wholes: Wholes,
	minimums: ReadonlyMap<string, number>,
): Promise<Masks[]> {
	const masks: Masks[] = [];
	for (const [indicator, minimum] of minimums) {
		masks.push(...masksOf(indicator, counts, wholes, minimum));
		await setImmediate();
	}
	return masks;
}
