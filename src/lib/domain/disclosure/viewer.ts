/** What one viewer, a knower or the public, can add to the shown blocks, and whether that heals the cuts of a hidden node. */
import { knownOf, type Blocks } from './blocks.ts';

export const everyone = -1;

/** A block that a hidden node holds only a part of, or that is broken. */
export interface Cut {
	root: number;
	inside: readonly number[];
	outside: readonly number[];
}

/** Whether nothing of the place is left when the viewer takes away what it knows. */
export const knows = ({ topology }: Blocks, viewer: number, place: number): boolean =>
	topology.isKnown[viewer * topology.ids.length + place] === 1;

export const knowsAll = (blocks: Blocks, viewer: number, places: readonly number[]): boolean =>
	places.every((place) => knows(blocks, viewer, place));

/** What the viewer does not know of the block, by column. */
export function rest(blocks: Blocks, viewer: number, root: number): number[] {
	const known = viewer === everyone ? undefined : knownOf(blocks, root).get(viewer);
	return (blocks.counts[root] ?? []).map((count, column) => count - (known?.[column] ?? 0));
}

/** Whether the viewer can tell the part of the block that lies in the node, in this column, as all or nothing of what it does not know. */
export function healed(
	blocks: Blocks,
	viewer: number,
	{ root, inside, outside }: Cut,
	column: number,
): boolean {
	if (knowsAll(blocks, viewer, inside)) return true;
	if (blocks.broken[root]) return false;
	if (knowsAll(blocks, viewer, outside)) return true;
	if (blocks.topology.columns === 1) return false;
	const left = rest(blocks, viewer, root);
	if (left[column] === 0) return true;
	// All of it lies in this one column: the finer blocks of the whole period tell what is in it.
	return left.filter((count) => count > 0).length === 1 && healedWithin(blocks, viewer, inside, outside);
}

function healedWithin(
	blocks: Blocks,
	viewer: number,
	inside: readonly number[],
	outside: readonly number[],
): boolean {
	const { fine } = blocks;
	if (!fine) return false;
	const unknown = (places: readonly number[]) =>
		new Set(places.filter((place) => !knows(blocks, viewer, place)).map((place) => fine[place]));
	const out = unknown(outside);
	return [...unknown(inside)].every((block) => !out.has(block));
}
