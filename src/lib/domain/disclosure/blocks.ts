/**
 * The blocks while they grow: a union-find over places that keeps each block's counts, what each knower knows of it, and the wholes it
 * lies in. A whole is "cut" as soon as one merge reaches across its border; until then it is a union of blocks.
 */
import type { Topology } from './topology.ts';
import type { Partition } from './types.ts';

export interface Blocks {
	topology: Topology;
	parent: number[];
	/** By root; the entries of merged blocks are stale. */
	members: number[][];
	counts: number[][];
	known: (Map<number, number[]> | null)[];
	wholesOf: (readonly number[])[];
	broken: boolean[];
	group: number[];
	/** By whole. */
	cut: boolean[];
	/** The finer block of each place, where there is one to stay within. */
	fine: number[] | null;
	/** How many blocks there are, and how many of them are broken. */
	count: number;
	brokenCount: number;
}

export function blocksOf(
	topology: Topology,
	within?: Partition,
	apart: readonly (readonly string[])[] = [],
): Blocks {
	const { ids, indexOf } = topology;
	const blocks: Blocks = {
		topology,
		parent: ids.map((_, place) => place),
		members: ids.map((_, place) => [place]),
		counts: topology.counts.map((counts) => [...counts]),
		known: ids.map(() => null),
		wholesOf: [...topology.wholesOf],
		broken: ids.map(() => false),
		group: ids.map(() => -1),
		cut: topology.wholes.map(() => false),
		fine: within ? ids.map((id) => within.blockOf.get(id) ?? -1) : null,
		count: ids.length,
		brokenCount: 0,
	};
	apart.forEach((group, index) => {
		for (const id of group) {
			const place = indexOf.get(id);
			if (place !== undefined) blocks.group[place] = index;
		}
	});
	for (const block of within?.blocks ?? []) {
		const places = block.places.map((id) => indexOf.get(id)).filter((place) => place !== undefined);
		for (const place of places.slice(1)) merge(blocks, places[0] ?? place, place);
		if (block.broken && places[0] !== undefined) breakBlock(blocks, places[0]);
	}
	return blocks;
}

export function find({ parent }: Blocks, place: number): number {
	let root = place;
	while (parent[root] !== root) root = parent[root] ?? root;
	while (parent[place] !== root) [place, parent[place]] = [parent[place] ?? root, root];
	return root;
}

export const roots = (blocks: Blocks): number[] =>
	[...blocks.parent.keys()].filter((place) => blocks.parent[place] === place);

export function breakBlock(blocks: Blocks, place: number): void {
	const root = find(blocks, place);
	if (!blocks.broken[root]) blocks.brokenCount++;
	blocks.broken[root] = true;
}

/** What each knower knows of the block. Built when it is asked for: most blocks stay one place, with nothing to work out. */
export function knownOf(blocks: Blocks, root: number): Map<number, number[]> {
	let known = blocks.known[root];
	if (!known) {
		known = new Map();
		for (const part of blocks.topology.known[root] ?? []) known.set(part.knower, [...part.counts]);
		blocks.known[root] = known;
	}
	return known;
}

/** One block of two; returns its root, which is the first of its places. */
export function merge(blocks: Blocks, a: number, b: number): number {
	const [first, second] = [find(blocks, a), find(blocks, b)].sort((x, y) => x - y);
	if (first === undefined || second === undefined || first === second) return first ?? a;
	const counts = blocks.counts[first] ?? [];
	blocks.counts[second]?.forEach((count, column) => (counts[column] = (counts[column] ?? 0) + count));
	blocks.known[first] = mergedKnown(knownOf(blocks, first), knownOf(blocks, second));
	blocks.wholesOf[first] = common(blocks, blocks.wholesOf[first] ?? [], blocks.wholesOf[second] ?? []);
	for (const place of blocks.members[second] ?? []) blocks.members[first]?.push(place);
	if (blocks.broken[first] && blocks.broken[second]) blocks.brokenCount--;
	blocks.broken[first] ||= blocks.broken[second] ?? false;
	blocks.parent[second] = first;
	blocks.count--;
	return first;
}

function mergedKnown(a: Map<number, number[]>, b: Map<number, number[]>): Map<number, number[]> {
	const [large, small] = a.size < b.size ? [b, a] : [a, b];
	for (const [knower, counts] of small) {
		const sum = large.get(knower);
		if (sum) counts.forEach((count, column) => (sum[column] = (sum[column] ?? 0) + count));
		else large.set(knower, counts);
	}
	return large;
}

/** The wholes that hold both; those that hold only one are cut from now on. */
function common({ cut }: Blocks, a: readonly number[], b: readonly number[]): number[] {
	const both: number[] = [];
	let j = 0;
	for (const whole of a) {
		for (let other = b[j]; other !== undefined && other < whole; other = b[++j]) cut[other] = true;
		if (b[j] === whole) {
			both.push(whole);
			j++;
		} else cut[whole] = true;
	}
	for (; j < b.length; j++) cut[b[j] ?? 0] = true;
	return both;
}

export function asPartition(blocks: Blocks): Partition {
	const { ids, minimum } = blocks.topology;
	const blockOf = new Map<string, number>();
	const list = roots(blocks).map((root, index) => {
		const places = [...(blocks.members[root] ?? [])].sort((a, b) => a - b).map((place) => ids[place] ?? '');
		for (const id of places) blockOf.set(id, index);
		return { places, counts: blocks.counts[root] ?? [], broken: blocks.broken[root] ?? false };
	});
	return { minimum, blocks: list, blockOf };
}
