/** Which block to merge with: near first, then the one that takes the fewest nodes from the public, then the smallest. */
import { find, roots, type Blocks } from './blocks.ts';
import { holds, showable } from './rule.ts';

/** Beyond so many candidates, wider wholes are not searched: a better one is rare there, and the search is what takes time. */
const enoughCandidates = 48;

/** The best block to merge `root` with, of those in its group that are allowed. */
export type Nearest = (root: number, allowed?: (other: number) => boolean) => number | null;

interface Candidate {
	other: number;
	lost: number;
	size: number;
}

export function nearestIn(blocks: Blocks): Nearest {
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

	const shownAlone = (root: number) => (blocks.members[root]?.length === 1 && holds(blocks, root) ? 1 : 0);

	/** How many nodes that could be shown are hidden by the merge. */
	function lostBy(a: number, b: number): number {
		const [left, right] = [blocks.wholesOf[a] ?? [], blocks.wholesOf[b] ?? []];
		let lost = shownAlone(a) + shownAlone(b);
		let [i, j] = [0, 0];
		while (i < left.length || j < right.length) {
			const [x, y] = [left[i] ?? Infinity, right[j] ?? Infinity];
			const whole = Math.min(x, y);
			if (x !== y && worth[whole] && !blocks.cut[whole]) lost++;
			if (x === whole) i++;
			if (y === whole) j++;
		}
		return lost;
	}

	return (root, allowed = () => true) => {
		asking++;
		let best: Candidate | null = null;
		let candidates = 0;
		const better = (best: Candidate | null, other: number): Candidate | null => {
			if (other === root || asked[other] === asking || blocks.group[other] !== blocks.group[root])
				return best;
			asked[other] = asking;
			if (!allowed(other)) return best;
			candidates++;
			const size = (blocks.counts[other] ?? []).reduce((sum, count) => sum + count, 0);
			const candidate = { other, lost: lostBy(root, other), size };
			return best === null || before(candidate, best) ? candidate : best;
		};
		for (const whole of blocks.wholesOf[root] ?? []) {
			for (const other of blocksIn(whole))
				if (blocks.wholesOf[other]?.includes(whole)) best = better(best, other);
			if (best && (candidates >= enoughCandidates || best.lost === 0)) return best.other;
		}
		if (!best) for (const other of roots(blocks)) best = better(best, other);
		return best ? best.other : null;
	};
}

const before = (a: Candidate, b: Candidate) => (a.lost - b.lost || a.size - b.size || a.other - b.other) < 0;
