/**
 * A node that is hidden must not be worked out by a knower either. What a knower can derive is a union of blocks and of what it does not
 * know of blocks. Such a sum is large enough, but the number was hidden: blocks are merged until the node's border runs through
 * something the knower does not know.
 *
 * One case is left: whoever knows the total and all that lies outside a node knows the node. To hide that, the total would have to be hidden
 * from all; what the knower learns is at least the minimum. So it stays, as long as nothing is broken and the total is shown.
 */
import { find, knownOf, merge, roots, type Blocks } from './blocks.ts';
import { before, type Candidate, type Neighbours } from './neighbours.ts';
import { everyone, healed, knows, knowsAll, rest, type Cut } from './viewer.ts';

/** Of a large node so many blocks are tried for a cheap merge. */
const enoughRoots = 12;

interface Leak {
	places: readonly number[];
	viewer: number;
	cuts: readonly Cut[];
}

export function hideFromKnowers(blocks: Blocks, neighbours: Neighbours, everythingHidden: boolean): void {
	// Merging only takes from what can be derived: a node that is safe stays safe, and is asked about once.
	const safe = new Set<readonly number[]>();
	const single = blocks.topology.ids.map((_, place) => [place]);
	for (let merged = true; merged;) {
		merged = false;
		for (const node of hiddenNodes(blocks, single)) {
			if (safe.has(node)) continue;
			safe.add(node);
			let leak = leakOf(blocks, node, everythingHidden);
			while (leak && hide(blocks, leak, neighbours)) {
				merged = true;
				leak = leakOf(blocks, node, everythingHidden);
			}
		}
	}
}

/** Wholes that are not a union of unbroken blocks, and places that share their block, where a knower comes close. */
function* hiddenNodes(blocks: Blocks, single: readonly (readonly number[])[]): Generator<readonly number[]> {
	const { wholes } = blocks.topology;
	for (const [whole, places] of wholes.entries()) {
		const broken = () => blocks.brokenCount > 0 && places.some((place) => blocks.broken[find(blocks, place)]);
		if (blocks.cut[whole] || broken()) yield places;
	}
	for (const root of roots(blocks)) {
		const members = [...(blocks.members[root] ?? [])];
		if (members.length === 1 || blocks.broken[root] || !nearlyKnown(blocks, root)) continue;
		for (const place of members) yield single[place] ?? [];
	}
}

/** Whether someone knows all but one place of the block, or all but one column: only then can a single place be derived. */
function nearlyKnown(blocks: Blocks, root: number): boolean {
	const members = blocks.members[root] ?? [];
	const full = new Map<number, number>();
	for (const place of members)
		for (const viewer of blocks.topology.knownAll[place] ?? []) full.set(viewer, (full.get(viewer) ?? 0) + 1);
	for (const count of full.values()) if (count >= members.length - 1) return true;
	if (blocks.topology.columns === 1) return false;
	return [everyone, ...knownOf(blocks, root).keys()].some(
		(viewer) => rest(blocks, viewer, root).filter((count) => count > 0).length === 1,
	);
}

function leakOf(blocks: Blocks, places: readonly number[], everythingHidden: boolean): Leak | null {
	const cuts = cutsOf(blocks, places);
	if (cuts.length === 0) return null;
	for (const viewer of viewersOf(blocks, cuts)) {
		if (knowsAll(blocks, viewer, places)) continue;
		for (let column = 0; column < blocks.topology.columns; column++) {
			if (!cuts.every((cut) => healed(blocks, viewer, cut, column))) continue;
			if (!unknownIn(blocks, viewer, places, column)) continue;
			if (!everythingHidden && isRestOfTotal(blocks, viewer, places)) continue;
			return { places, viewer, cuts };
		}
	}
	return null;
}

/** Who may heal all cuts: for each column those who may heal the first that not everyone heals. */
function viewersOf(blocks: Blocks, cuts: readonly Cut[]): number[] {
	const found = new Set<number>();
	for (let column = 0; column < blocks.topology.columns; column++) {
		const first = cuts.find((cut) => !healed(blocks, everyone, cut, column));
		if (first) for (const viewer of healersOf(blocks, first, column)) found.add(viewer);
		else {
			found.add(everyone);
			for (const { root } of cuts) for (const viewer of knownOf(blocks, root).keys()) found.add(viewer);
		}
	}
	return [...found].sort((a, b) => a - b);
}

/** Those who heal a cut among who knows something of its block; with one column they know all of one side, and so its first place. */
function healersOf(blocks: Blocks, cut: Cut, column: number): number[] {
	const { knownAll, columns } = blocks.topology;
	if (columns === 1) return [cut.inside, cut.outside].flatMap(([place]) => knownAll[place ?? -1] ?? []);
	return [...knownOf(blocks, cut.root).keys()].filter((viewer) => healed(blocks, viewer, cut, column));
}

function cutsOf(blocks: Blocks, places: readonly number[]): Cut[] {
	const inside = new Map<number, number[]>();
	for (const place of places) {
		const root = find(blocks, place);
		const list = inside.get(root);
		if (list) list.push(place);
		else inside.set(root, [place]);
	}
	const cuts: Cut[] = [];
	for (const [root, part] of inside) {
		const members = blocks.members[root] ?? [];
		if (part.length === members.length && !blocks.broken[root]) continue;
		const within = new Set(part);
		cuts.push({ root, inside: part, outside: members.filter((place) => !within.has(place)) });
	}
	return cuts.sort((a, b) => a.inside.length + a.outside.length - b.inside.length - b.outside.length);
}

function unknownIn({ topology }: Blocks, viewer: number, places: readonly number[], column: number): boolean {
	return places.some((place) => {
		const known = topology.known[place]?.find(({ knower }) => knower === viewer)?.counts[column] ?? 0;
		return (topology.counts[place]?.[column] ?? 0) > known;
	});
}

/** Whether all that lies outside is the viewer's own, or all that it does not know lies in one column, which the whole period tells. */
function isRestOfTotal(blocks: Blocks, viewer: number, places: readonly number[]): boolean {
	const { ids, columns } = blocks.topology;
	const inside = new Set(places);
	if (ids.every((_, place) => inside.has(place) || knows(blocks, viewer, place))) return true;
	if (columns === 1) return false;
	const left = roots(blocks).map((root) => rest(blocks, viewer, root));
	return (
		Array.from({ length: columns }, (_, column) => left.some((counts) => (counts[column] ?? 0) > 0)).filter(
			Boolean,
		).length === 1
	);
}

/** Merges two blocks so that the node's border runs through what the viewer does not know; false where there are none. */
function hide(blocks: Blocks, { places, viewer, cuts }: Leak, { nearest, priced }: Neighbours): boolean {
	const node = new Set(places);
	const unknown = (root: number, wanted: boolean) =>
		(blocks.members[root] ?? []).some((place) => node.has(place) === wanted && !knows(blocks, viewer, place));
	const broken = (root: number) => blocks.broken[root] ?? false;
	const reachesOut = (root: number) => broken(root) || unknown(root, false);
	const inside = [...new Set(places.map((place) => find(blocks, place)))].filter((root) =>
		unknown(root, true),
	);
	let best: { root: number; with: Candidate } | null = null;
	for (const root of inside.slice(0, enoughRoots)) {
		// A block that is cut already costs least.
		const candidates = cuts
			.filter((cut) => reachesOut(root) || reachesOut(cut.root))
			.map((cut) => priced(root, cut.root));
		candidates.push(nearest(root, (other) => reachesOut(root) || reachesOut(other)));
		for (const candidate of candidates)
			if (candidate && (!best || before(candidate, best.with))) best = { root, with: candidate };
	}
	if (best) merge(blocks, best.root, best.with.other);
	return best !== null;
}
