/** The attacker with both families: sums by unit and by residence over the same courses, and what each leader knows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attacker } from './derivable.ts';
import { unitsOf, residenceOf, type Atom } from './families.ts';
import { partition } from './partition.ts';
import { residenceLeaks } from './residenceLeaks.ts';
import { residencePartition } from './residencePartition.ts';
import { placeId, sampleTree, type SampleTree } from './sampleTrees.ts';
import { shownNodes } from './shownNodes.ts';
import type { Partition, Place, Whole } from './types.ts';

const runs = { numRuns: 400 };

interface Sample {
	tree: SampleTree;
	atoms: Atom[];
	residenceWholes: Whole[];
}

/** Units of one municipality, and units that take patients from several. */
const sample: fc.Arbitrary<Sample> = fc
	.tuple(sampleTree(1, 7), fc.integer({ min: 1, max: 6 }))
	.chain(([tree, size]) => {
		const count = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(6), fc.nat(30));
		return fc
			.tuple(
				fc.array(fc.array(count, { minLength: size, maxLength: size }), {
					minLength: tree.places.length,
					maxLength: tree.places.length,
				}),
				fc.array(fc.nat(2), { minLength: size, maxLength: size }),
			)
			.map(([table, county]) => {
				const municipality = (index: number) => `m${placeId(index)}`;
				const atoms = table.flatMap((row, unit) =>
					row.flatMap((n, index) =>
						n > 0 ? [{ unit: placeId(unit), municipality: municipality(index), counts: [n] }] : [],
					),
				);
				const all = county.map((_, index) => municipality(index));
				const counties = [0, 1, 2].map((group) => ({
					id: `county${group}`,
					places: all.filter((_, index) => county[index] === group),
				}));
				return { tree, atoms, residenceWholes: [...counties, { id: 'nation', places: all }] };
			});
	});

function nodes(places: readonly Place[], wholes: readonly Whole[], found: Partition) {
	const shown = shownNodes(found, places, wholes);
	return [
		...places.map(({ id }) => ({ key: id, places: [id], shown: shown.places.get(id) })),
		...wholes.map(({ id, places: members }) => ({ key: id, places: members, shown: shown.wholes.get(id) })),
	];
}

interface Finding {
	viewer: string;
	node: string;
	n: number;
	hidden: boolean;
}

/** Every node that follows from the shown nodes, or from all blocks as if each were shown, and was not meant to. */
function derived(
	{ tree, atoms, residenceWholes }: Sample,
	units: Partition,
	residence: Partition,
	byBlocks = false,
): Finding[] {
	const byUnit = (places: readonly string[]) => (atom: Atom) => places.includes(atom.unit);
	const byResidence = (places: readonly string[]) => (atom: Atom) => places.includes(atom.municipality);
	const everything = [
		...nodes(unitsOf(atoms), tree.wholes, units).map((node) => ({ ...node, holds: byUnit(node.places) })),
		...nodes(residenceOf(atoms, []).places, residenceWholes, residence).map((node) => ({
			...node,
			holds: byResidence(node.places),
		})),
	];
	const unbroken = ({ blocks }: Partition) => blocks.filter(({ broken }) => !broken);
	const blocks = [
		...unbroken(units).map(({ places }) => byUnit(places)),
		...unbroken(residence).map(({ places }) => byResidence(places)),
	];
	const shown = everything.filter((node) => node.shown === 'shown').map((node) => node.holds);
	const whole = blocks.length === units.blocks.length + residence.blocks.length;
	return [{ id: 'public', places: [] as readonly string[] }, ...tree.knowers].flatMap((viewer) => {
		const unknown = atoms.filter(({ unit }) => !viewer.places.includes(unit));
		const vector = (holds: (atom: Atom) => boolean) => unknown.map((atom) => Number(holds(atom)));
		const derives = attacker((byBlocks ? blocks : shown).map(vector));
		return everything.flatMap((node): Finding[] => {
			const target = vector(node.holds);
			if (!target.includes(1) || !derives(target)) return [];
			const n = unknown.reduce((sum, atom, index) => sum + (atom.counts[0] ?? 0) * (target[index] ?? 0), 0);
			const hidden = node.shown !== 'shown' && !(whole && !target.includes(0));
			return hidden || n < tree.minimum ? [{ viewer: viewer.id, node: node.key, n, hidden }] : [];
		});
	});
}

describe('two families against the attacker', () => {
	test('nothing hidden follows after the repair', () => {
		fc.assert(
			fc.property(sample, (drawn) => {
				const { tree, atoms, residenceWholes } = drawn;
				const units = partition({ ...tree, places: unitsOf(atoms) });
				const input = { atoms, units, unitWholes: tree.wholes, residenceWholes, knowers: tree.knowers };
				const repaired = residencePartition(input);
				expect(repaired.left).toEqual([]);
				expect(derived(drawn, repaired.units, repaired.residence)).toEqual([]);
			}),
			runs,
		);
	});

	test('the leaks found are those the attacker finds', () => {
		fc.assert(
			fc.property(sample, (drawn) => {
				const { tree, atoms, residenceWholes } = drawn;
				const units = partition({ ...tree, places: unitsOf(atoms) });
				const residence = partition({
					...residenceOf(atoms, tree.knowers),
					wholes: residenceWholes,
					knowers: tree.knowers.map(({ id }) => ({ id, places: [] })),
					minimum: tree.minimum,
				});
				const input = {
					atoms,
					units,
					residence,
					unitWholes: tree.wholes,
					residenceWholes,
					knowers: tree.knowers,
				};
				const found = residenceLeaks(input).map(({ knower, node }) => `${knower ?? 'public'} ${node}`);
				const expected = derived(drawn, units, residence, true)
					.filter(({ hidden }) => hidden)
					.map(({ viewer, node }) => `${viewer} ${node}`);
				expect([...new Set(found)].sort()).toEqual([...new Set(expected)].sort());
			}),
			runs,
		);
	});

	test('with units kept as they are, what is left is said, and is never too few', () => {
		fc.assert(
			fc.property(sample, (drawn) => {
				const { tree, atoms, residenceWholes } = drawn;
				const units = partition({ ...tree, places: unitsOf(atoms) });
				const input = { atoms, units, unitWholes: tree.wholes, residenceWholes, knowers: tree.knowers };
				const repaired = residencePartition({ ...input, coarsen: 'residence' });
				expect(repaired.units.blocks).toEqual(units.blocks);
				const leaks = derived(drawn, repaired.units, repaired.residence);
				expect(leaks.filter(({ n }) => n < tree.minimum)).toEqual([]);
				const said = new Set(repaired.left.map(({ knower, node }) => `${knower ?? 'public'} ${node}`));
				expect(leaks.filter(({ viewer, node }) => !said.has(`${viewer} ${node}`))).toEqual([]);
				expect(repaired.left.filter(({ knower }) => knower === null)).toEqual([]);
			}),
			runs,
		);
	});
});
