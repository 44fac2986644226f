/**
 * Merges blocks until no hidden node follows from the two families together. A merge of two blocks that the solution gives different numbers,
 * tied to each other, makes just that solution impossible. Blocks of residence are merged first. Some sums follow from units alone: the
 * patients of a municipality that are not the hospital's own are those of the municipality's unit, which is shown. Only fewer units
 * shown would hide them; `coarsen: 'residence'` leaves them and says so, `'both'` hides them.
 *
 * Merging keeps the rule of the blocks (see rule.ts), and each repair leaves one block less: it ends.
 */
import { asPartition, find, merge, roots } from './blocks.ts';
import { sidesOf, type Side, type TwoFamilies } from './families.ts';
import { eachFamilyLeak, type FamilyLeak, type Solution } from './familyLeaks.ts';
import { before, neighboursOf, type Candidate, type Neighbours } from './neighbours.ts';
import { asResidenceLeak, type ResidenceLeak } from './residenceLeaks.ts';
import type { Partition } from './types.ts';
import { knows } from './viewer.ts';

/** So many of a node's blocks are tried for a cheap merge. */
const enoughRoots = 12;

export interface Repaired {
	units: Partition;
	residence: Partition;
	/** What only coarser units would hide. */
	left: ResidenceLeak[];
}

export function repairResidence(input: TwoFamilies, coarsen: 'residence' | 'both' = 'both'): Repaired {
	const { unit, residence } = sidesOf(input);
	const neighbours = new Map<Side, Neighbours>(
		[unit, residence].map((side) => [side, neighboursOf(side.blocks)]),
	);
	let left: ResidenceLeak[] = [];

	/** False where nothing may be merged that hides the node. */
	function repair(leak: FamilyLeak): boolean {
		const solved = leak.solve();
		if (!solved) return true;
		const residenceHelps = leak.own.family === 'unit' || !leak.solve(true);
		const sides = [...(residenceHelps ? [residence] : []), ...(coarsen === 'both' ? [unit, residence] : [])];
		for (const contradictory of [true, false])
			for (const side of sides) {
				const pair = cheapest(leak, side, contradictory ? solved : null);
				if (!pair) continue;
				merge(side.blocks, pair.root, pair.with.other);
				return true;
			}
		return false;
	}

	function cheapest(leak: FamilyLeak, side: Side, solved: Solution | null) {
		const nearest = neighbours.get(side)?.nearest;
		const tied = side === leak.own ? solved?.own : solved?.other;
		let best: { root: number; with: Candidate } | null = null;
		for (const root of touched(leak, side).slice(0, enoughRoots)) {
			const from = tied?.(root);
			const candidate = nearest?.(root, (other) => {
				const to = tied?.(other);
				return !from || !to || (from.root === to.root && from.value !== to.value);
			});
			if (candidate && (!best || before(candidate, best.with))) best = { root, with: candidate };
		}
		return best;
	}

	for (let merged = true; merged;) {
		const start = roots(unit.blocks).length + roots(residence.blocks).length;
		left = [];
		const onLeak = (leak: FamilyLeak) => {
			while (leak.solve()) {
				if (repair(leak)) continue;
				left.push(asResidenceLeak(leak));
				return;
			}
		};
		eachFamilyLeak(residence, unit, onLeak);
		eachFamilyLeak(unit, residence, onLeak);
		merged = roots(unit.blocks).length + roots(residence.blocks).length < start;
	}
	return { units: asPartition(unit.blocks), residence: asPartition(residence.blocks), left };
}

/** Blocks of one family that hold something of the node which the viewer does not know. */
function touched({ own, places, viewer }: FamilyLeak, side: Side): number[] {
	const node = new Set(places.filter((place) => !knows(own.blocks, viewer, place)));
	if (side === own) return [...new Set([...node].map((place) => find(side.blocks, place)))];
	const found = new Set<number>();
	for (const atom of own.atoms)
		if (node.has(atom.own) && !atom.known.includes(viewer)) found.add(find(side.blocks, atom.other));
	return [...found].sort((a, b) => a - b);
}
