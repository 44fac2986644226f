/** Which nodes are shown: those that are a union of unbroken blocks. The same answer counts for all columns of a node. */
import type { Partition, Place, Shown, Whole } from './types.ts';

export function shownNodes(
	{ blocks, blockOf, minimum }: Partition,
	places: readonly Place[],
	wholes: readonly Whole[],
): { places: Map<string, Shown>; wholes: Map<string, Shown> } {
	const countsOf = new Map(places.map(({ id, counts }) => [id, counts]));

	function shown(ids: readonly string[]): Shown {
		const sums: number[] = [];
		const left = new Map<number, number>();
		let unbroken = true;
		for (const id of new Set(ids)) {
			countsOf.get(id)?.forEach((count, column) => (sums[column] = (sums[column] ?? 0) + count));
			const block = blockOf.get(id);
			if (block === undefined) continue;
			left.set(block, (left.get(block) ?? blocks[block]?.places.length ?? 0) - 1);
			unbroken &&= !blocks[block]?.broken;
		}
		if (left.size === 0) return 'none';
		if (unbroken && [...left.values()].every((missing) => missing === 0)) return 'shown';
		return sums.some((sum) => sum > 0 && sum < minimum) ? 'few' : 'secondary';
	}

	return {
		places: new Map(places.map(({ id }) => [id, shown([id])])),
		wholes: new Map(wholes.map(({ id, places: members }) => [id, shown(members)])),
	};
}
