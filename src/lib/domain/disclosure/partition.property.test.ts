/** An attacker with linear algebra tries what the partition says is hidden: the public, and every knower with its own counts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attacker } from './derivable.ts';
import { partition } from './partition.ts';
import { sampleTree, type SampleTree } from './sampleTrees.ts';
import { shownNodes } from './shownNodes.ts';
import type { Partition, Place } from './types.ts';

const runs = { numRuns: 400 };
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const yearly = (tree: SampleTree): SampleTree => ({
	...tree,
	places: tree.places.map(({ id, counts }) => ({ id, counts: [sum(counts)] })),
});

interface Node {
	key: string;
	places: readonly string[];
	shown: string;
}

function nodesOf(tree: SampleTree, found: Partition): Node[] {
	const shown = shownNodes(found, tree.places, tree.wholes);
	return [
		...tree.places.map(({ id }) => ({ key: id, places: [id], shown: shown.places.get(id) ?? '' })),
		...tree.wholes.map(({ id, places }) => ({ key: id, places, shown: shown.wholes.get(id) ?? '' })),
	];
}

/** Every atom is one place in one column. */
function atomsOf(places: readonly Place[]): { place: string; column: number; count: number }[] {
	return places
		.filter(({ counts }) => sum(counts) > 0)
		.flatMap(({ id, counts }) => counts.map((count, column) => ({ place: id, column, count })));
}

/** What a viewer gets from yearly and quarterly sums, over the atoms that are not its own and not known to be zero. */
function attack(tree: SampleTree, own: ReadonlySet<string>, quarters: Partition, years?: Partition) {
	const all = atomsOf(tree.places);
	const shownQuarters = nodesOf(tree, quarters).filter((node) => node.shown === 'shown');
	const shownYears = years ? nodesOf(yearly(tree), years).filter((node) => node.shown === 'shown') : [];
	const zero = new Set<string>();
	for (const { places } of shownQuarters)
		for (const column of tree.places[0]?.counts.keys() ?? []) {
			const part = all.filter(
				(atom) => atom.column === column && places.includes(atom.place) && !own.has(atom.place),
			);
			if (sum(part.map(({ count }) => count)) === 0)
				part.forEach((atom) => zero.add(`${atom.place} ${column}`));
		}
	const atoms = all.filter(({ place, column }) => !own.has(place) && !zero.has(`${place} ${column}`));
	const vector = (places: readonly string[], column?: number) =>
		atoms.map((atom) =>
			Number(places.includes(atom.place) && (column === undefined || atom.column === column)),
		);
	const columns = [...(tree.places[0]?.counts.keys() ?? [])];
	const derives = attacker([
		...shownQuarters.flatMap(({ places }) => columns.map((column) => vector(places, column))),
		...shownYears.map(({ places }) => vector(places)),
	]);
	const live = new Set(atoms.map(({ column }) => column));
	/** The rest of a shown total is the one thing that stays. */
	const total = (found: Partition) => found.blocks.every(({ broken }) => !broken);
	const isRest = (places: readonly string[], found: Partition) =>
		total(found) && atoms.every(({ place }) => places.includes(place));
	return { atoms, vector, derives, columns, isRest, oneColumn: live.size === 1 && total(quarters) };
}

function leaks(tree: SampleTree, quarters: Partition, years?: Partition): string[] {
	const found: string[] = [];
	for (const viewer of [{ id: 'public', places: [] }, ...tree.knowers]) {
		const own = new Set<string>(viewer.places);
		const { atoms, vector, derives, columns, isRest, oneColumn } = attack(tree, own, quarters, years);
		const ask = (node: Node, column: number | undefined, from: Partition) => {
			const target = vector(node.places, column);
			if (!target.includes(1) || !derives(target)) return;
			const n = sum(atoms.map(({ count }, index) => count * (target[index] ?? 0)));
			if (n > 0 && n < tree.minimum) found.push(`${viewer.id} finds ${n} in ${node.key}`);
			if (node.shown === 'shown') return;
			if (!isRest(node.places, from) && !(column !== undefined && oneColumn))
				found.push(`${viewer.id} derives ${node.key} (${node.shown}) in ${column ?? 'the year'}`);
		};
		for (const node of nodesOf(tree, quarters)) for (const column of columns) ask(node, column, quarters);
		if (years) for (const node of nodesOf(yearly(tree), years)) ask(node, undefined, years);
	}
	return found;
}

describe('a partition against the attacker', () => {
	test('years', () => {
		fc.assert(
			fc.property(sampleTree(1), (tree) => {
				expect(leaks(tree, partition(tree))).toEqual([]);
			}),
			runs,
		);
	});

	test('years with quarters', () => {
		fc.assert(
			fc.property(sampleTree(4, 7), (tree) => {
				const years = partition(yearly(tree));
				expect(leaks(tree, partition({ ...tree, within: years }), years)).toEqual([]);
			}),
			runs,
		);
	});

	test('no set of places at all that holds too few', () => {
		fc.assert(
			fc.property(sampleTree(1, 6), (tree) => {
				const found = partition(tree);
				for (const viewer of [{ places: [] as string[] }, ...tree.knowers]) {
					const { atoms, derives } = attack(tree, new Set(viewer.places), found);
					for (let set = 1; set < 2 ** atoms.length; set++) {
						const target = atoms.map((_, index) => (set >> index) & 1);
						const n = sum(atoms.map(({ count }, index) => count * (target[index] ?? 0)));
						if (n < tree.minimum) expect(derives(target)).toBe(false);
					}
				}
				expect(found.minimum).toBe(tree.minimum);
			}),
			runs,
		);
	});

	test('the order of the input changes nothing', () => {
		fc.assert(
			fc.property(sampleTree(1), (tree) => {
				const turned = {
					...tree,
					places: [...tree.places].reverse(),
					wholes: [...tree.wholes].reverse().map(({ id, places }) => ({ id, places: [...places].reverse() })),
					knowers: [...tree.knowers].reverse(),
				};
				expect(partition(turned)).toEqual(partition(tree));
			}),
			runs,
		);
	});
});

describe('no more is hidden than must be', () => {
	test('everything is shown when nothing is small', () => {
		fc.assert(
			fc.property(sampleTree(2), (tree) => {
				const places = tree.places.map(({ id, counts }) => ({
					id,
					counts: counts.map((count) => count + tree.minimum),
				}));
				const large = { ...tree, places };
				expect(nodesOf(large, partition(large)).filter((node) => node.shown !== 'shown')).toEqual([]);
			}),
			runs,
		);
	});

	test('the nation is shown when all of it together holds the rule', () => {
		fc.assert(
			fc.property(sampleTree(1, 12), (tree) => {
				const total = sum(tree.places.map(({ counts }) => sum(counts)));
				const holds = [{ places: [] as string[] }, ...tree.knowers].every((viewer) => {
					const rest = sum(
						tree.places.filter(({ id }) => !viewer.places.includes(id)).map(({ counts }) => sum(counts)),
					);
					return rest === 0 || rest >= tree.minimum;
				});
				const nation = nodesOf(tree, partition(tree)).find(({ key }) => key === 'nation');
				expect(nation?.shown === 'shown').toBe(holds && total > 0);
			}),
			runs,
		);
	});
});
