/**
 * Hidden nodes that somebody can work out: every block that the node holds only a part of is cut where the knower knows
 * one side. For one column of counts; the same question as in `viewer.ts`, asked of a finished partition.
 */
import type { Knower, Partition, Whole } from './types.ts';

export function toldNodes(
	{ blocks, blockOf }: Partition,
	hidden: readonly Whole[],
	knowers: readonly Knower[],
): string[] {
	const knowersOf = new Map<string, Set<string>>();
	for (const { id, places } of knowers) {
		for (const place of places) knowersOf.set(place, (knowersOf.get(place) ?? new Set()).add(id));
	}
	const knowingAll = (places: readonly string[]): Set<string> => {
		const [first, ...others] = places.map((place) => knowersOf.get(place) ?? new Set<string>());
		return new Set([...(first ?? [])].filter((knower) => others.every((set) => set.has(knower))));
	};

	return hidden.flatMap(({ id, places }) => {
		const counted = places.filter((place) => blockOf.has(place));
		const inside = new Map<number, string[]>();
		for (const place of counted) {
			const block = blockOf.get(place);
			if (block !== undefined) inside.set(block, [...(inside.get(block) ?? []), place]);
		}
		// Who leads all of it knows it anyway.
		const leaders = knowingAll(counted);
		let able: Set<string> | null = null;
		for (const [at, part] of inside) {
			const block = blocks[at];
			if (!block) continue;
			const outside = block.places.filter((place) => !part.includes(place));
			if (outside.length === 0 && !block.broken) continue;
			const here = knowingAll(part);
			if (!block.broken) for (const knower of knowingAll(outside)) here.add(knower);
			able = able === null ? here : able.intersection(here);
		}
		return able && able.difference(leaders).size > 0 ? [id] : [];
	});
}
