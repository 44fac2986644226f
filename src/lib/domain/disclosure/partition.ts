/**
 * Statistical disclosure control by partition. Everything published about one indicator and period is a sum over blocks of places.
 *
 * Rule: a block holds no course or at least the minimum, in every column, and still does when any one knower takes away what it knows of
 * it. A node is shown exactly when it is a union of unbroken blocks.
 *
 * Why it is enough: all that is shown lies in the span of the block sums b₁ … bₖ, which have no place in common. A combination Σ aᵢ bᵢ
 * that counts each course once or not at all has aᵢ ∈ {0, 1}: whatever can be derived is a union of blocks, and each block alone is large
 * enough. A knower adds the counts of its own places to the span; what it can derive of the others is a union of what it does not know of
 * each block, and that is large enough by the second half of the rule. What holds for two blocks holds for their union, so that merging
 * ends. Quarters within years: Σ over years' blocks B and quarters' blocks Q ⊇ B of a(B) + d(Q, q) ∈ {0, 1}; the difference between two
 * quarters is the same for all B in Q, so that again only unions of B × (all quarters) and Q × (one quarter) come out.
 *
 * Two things are not hidden: a place without a single course in any column, and a column of a block that is zero. But a zero in one column
 * of a hidden node must be hidden like its other columns.
 *
 * Complementary suppression is described by Hundepool et al., Statistical Disclosure Control (Wiley, 2012), chapter 4; minimising what is
 * hidden is hard in general, and the merging here is a greedy heuristic of ours, not a method from the book.
 */
import { asPartition, blocksOf, breakBlock, find, merge, roots, type Blocks } from './blocks.ts';
import { hideFromKnowers } from './hideFromKnowers.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';
import { holds } from './rule.ts';
import { topologyOf } from './topology.ts';
import type { Partition, PartitionInput } from './types.ts';

export function partition(input: PartitionInput): Partition {
	const topology = topologyOf(input);
	const blocksNow = () => blocksOf(topology, input.within, input.apart);
	let blocks = blocksNow();
	const bad = roots(blocks).filter((root) => !blocks.broken[root] && !holds(blocks, root));
	let neighbours = neighboursOf(blocks);
	const collapsed = mergeUntilHeld(blocks, bad, neighbours);
	if (collapsed.size > 0) {
		// All of a group together breaks the rule. What holds by itself may still be shown if the rest is left out altogether.
		blocks = blocksNow();
		for (const root of bad) if (collapsed.has(blocks.group[root] ?? -1)) breakBlock(blocks, root);
		neighbours = neighboursOf(blocks);
		mergeUntilHeld(
			blocks,
			bad.filter((root) => !blocks.broken[root]),
			neighbours,
		);
	}
	hideFromKnowers(blocks, neighbours, collapsed.size > 0 || blocks.brokenCount > 0);
	return asPartition(blocks);
}

/** Merges block after block, the smallest first, until all hold; returns the groups in which not even all together do. */
function mergeUntilHeld(blocks: Blocks, bad: readonly number[], { nearest }: Neighbours): Set<number> {
	const size = (root: number) => (blocks.counts[root] ?? []).reduce((sum, count) => sum + count, 0);
	const queue = [...bad].sort((a, b) => size(a) - size(b) || a - b);
	const collapsed = new Set<number>();
	for (let next = 0; next < queue.length; next++) {
		const root = find(blocks, queue[next] ?? 0);
		if (blocks.broken[root] || holds(blocks, root)) continue;
		const other = nearest(root, (candidate) => !blocks.broken[candidate]);
		if (other === null) {
			breakBlock(blocks, root);
			collapsed.add(blocks.group[root] ?? -1);
		} else queue.push(merge(blocks, root, other.other));
	}
	return collapsed;
}
