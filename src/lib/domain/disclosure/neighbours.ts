/** Which block to merge with: near first, then the one that takes the fewest nodes from the public, then the smallest. */
import { find, roots, type Blocks } from './blocks.ts';
import { holds, showable } from './rule.ts';

/** Beyond so many candidates, wider wholes are not searched: what is far away costs more wholes in the end, and the search takes time. */
const enoughCandidates = 16;

export interface Neighbours {
	/** The best block to merge `root` with, of those in its group that are allowed. */
	nearest(root: number, allowed?: (other: number) => boolean): Candidate | null;
	/** What one merge costs; null where the two may not be merged. */
	priced(root: number, other: number): Candidate | null;
}

export interface Candidate {
	other: number;
	lost: number;
	size: number;
}

export function neighboursOf(blocks: Blocks): Neighbours {
	const { topology } = blocks;
	const worth = showable(topology);
	// Blocks of each whole; shortened whenever it is read, so that merged places are passed once.
	const lists = topology.wholes.map((places) => [...places]);
	const listed = new Int32Array(topology.ids.length);
	const asked = new Int32Array(topology.ids.length);
	let [reading, asking] = [0, 0];

	function blocksIn(whole: number): readonly number[] {
		reading++;
		const list: number[] = [];
		for (const place of lists[whole] ?? []) {
			const root = find(blocks, place);
			if (listed[root] === reading) continue;
			listed[root] = reading;
			list.push(root);
		}
		lists[whole] = list;
		return list;
	}

	const holdsAlone = topology.ids.map(
		(_, place) => blocks.members[place]?.length === 1 && holds(blocks, place),
	);
	const sizes = topology.counts.map((counts) => counts.reduce((sum, count) => sum + count, 0));
	const shownAlone = (root: number) => (holdsAlone[root] && blocks.members[root]?.length === 1 ? 1 : 0);
	const loses = (whole: number) => (worth[whole] && !blocks.cut[whole] ? 1 : 0);

	/** How many nodes that could be shown are hidden by the merge: those that hold one of the two. */
	function lostBy(a: number, b: number): number {
		const [left, right] = [blocks.wholesOf[a] ?? [], blocks.wholesOf[b] ?? []];
		let lost = shownAlone(a) + shownAlone(b);
		for (const whole of left) if (loses(whole) && !right.includes(whole)) lost++;
		for (const whole of right) if (loses(whole) && !left.includes(whole)) lost++;
		return lost;
	}

	function sizeOf(root: number): number {
		const members = blocks.members[root] ?? [];
		if (members.length === 1) return sizes[root] ?? 0;
		return (blocks.counts[root] ?? []).reduce((sum, count) => sum + count, 0);
	}

	function priced(root: number, other: number): Candidate | null {
		if (other === root || blocks.group[other] !== blocks.group[root]) return null;
		return { other, lost: lostBy(root, other), size: sizeOf(other) };
	}

	function nearest(root: number, allowed: (other: number) => boolean = () => true): Candidate | null {
		asking++;
		let best: Candidate | null = null;
		let candidates = 0;
		const better = (best: Candidate | null, other: number): Candidate | null => {
			if (asked[other] === asking) return best;
			asked[other] = asking;
			const candidate = other !== root && allowed(other) ? priced(root, other) : null;
			if (!candidate) return best;
			candidates++;
			return best === null || before(candidate, best) ? candidate : best;
		};
		for (const whole of blocks.wholesOf[root] ?? []) {
			for (const other of blocksIn(whole))
				if (blocks.wholesOf[other]?.includes(whole)) best = better(best, other);
			if (best && (candidates >= enoughCandidates || best.lost === 0)) return best;
		}
		if (!best) for (const other of roots(blocks)) best = better(best, other);
		return best;
	}
	return { nearest, priced };
}

export const before = (a: Candidate, b: Candidate) =>
	(a.lost - b.lost || a.size - b.size || a.other - b.other) < 0;
