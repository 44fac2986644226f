/**
 * Blocks of residence beside given blocks of units. They stay within the parts of the country that are connected through unit blocks:
 * the total of such a part is a sum of unit blocks anyway, so that it holds the rule by itself, and with blocks inside it the public
 * learns nothing from the two families together. What knowers learn is repaired afterwards.
 */
import { componentsWithout } from './componentsWithout.ts';
import { edgesOf, ownVertex, residenceOf, sidesOf, type Atom } from './families.ts';
import { partition } from './partition.ts';
import { repairResidence, type Repaired } from './repairResidence.ts';
import type { Knower, Partition, Whole } from './types.ts';

export interface ResidenceInput {
	atoms: readonly Atom[];
	units: Partition;
	unitWholes: readonly Whole[];
	residenceWholes: readonly Whole[];
	knowers: readonly Knower[];
	/** The finer blocks of residence of the whole period. */
	within?: Partition;
	coarsen?: 'residence' | 'both';
}

export function residencePartition(input: ResidenceInput): Repaired {
	const { atoms, units, knowers, residenceWholes: wholes, within } = input;
	const alone: Partition = { minimum: units.minimum, blocks: [], blockOf: new Map() };
	const residence = partition({
		...residenceOf(atoms, knowers),
		wholes,
		knowers: knowers.map(({ id }) => ({ id, places: [] })),
		minimum: units.minimum,
		within,
		apart: connectedParts({ ...input, residence: alone }),
	});
	return repairResidence({ ...input, residence }, input.coarsen);
}

function connectedParts(input: Parameters<typeof sidesOf>[0]): string[][] {
	const { unit, residence } = sidesOf(input);
	const parts = new Map<number, string[]>();
	componentsWithout(
		residence.blocks.topology.ids.length + unit.blocks.topology.ids.length + 1,
		edgesOf(residence, unit).map((edge) => ({ ...edge, known: [] })),
		1,
		(_, find) => {
			residence.blocks.topology.ids.forEach((id, place) => {
				const part = find(ownVertex(unit, place));
				parts.set(part, [...(parts.get(part) ?? []), id]);
			});
		},
	);
	return [...parts.values()];
}
