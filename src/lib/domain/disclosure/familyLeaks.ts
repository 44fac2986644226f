/**
 * Hidden nodes of one family that follow from both families together.
 *
 * A count over municipalities f follows from unit blocks and residence blocks when numbers a, d exist with
 * a(unit block) + d(residence block) = f(municipality) on every atom the viewer does not know itself. Then f − d is the same for all
 * municipalities that are connected through unit blocks: f(m) = h(C(m)) + d(R(m)), with C the connected part and R the residence block of m.
 * So a node is derivable exactly when its 0/1 function has such potentials on the bipartite graph of connected parts and residence blocks.
 * Where all is connected, h is one number, and only unions of residence blocks follow: two families are no worse than one. Broken blocks
 * show nothing: their number is 0. The same with units and municipalities exchanged.
 *
 * The attacker is taken to know which pairs have no courses at all (a municipality's unit treats its own inhabitants), not how many the
 * others have. With several columns a pair counts as present in all of them when it is in one.
 */
import { find } from './blocks.ts';
import { componentsWithout } from './componentsWithout.ts';
import { edgesOf, groundOf, otherVertex, ownVertex, vertexCount, type Side } from './families.ts';
import { potentials } from './potentials.ts';
import { everyone, knows } from './viewer.ts';

export interface FamilyLeak {
	own: Side;
	other: Side;
	id: string;
	places: readonly number[];
	viewer: number;
	/** How the sum is put together; null when it no longer follows. */
	solve(oneBlock?: boolean): Solution | null;
}

export interface Solution {
	/** Potential of a block of this family or the other, and what it is tied to. */
	own(root: number): { root: number; value: number };
	other(root: number): { root: number; value: number };
}

interface Hidden {
	id: string;
	places: readonly number[];
	node: ReadonlySet<number>;
	/** All places, those of the node's own blocks first: there contradictions show soonest. */
	order: readonly number[];
	/** One place on either side of a cut: only who knows one of them or sees them apart can derive the node. */
	witness: readonly [number, number] | null;
}

export function eachFamilyLeak(own: Side, other: Side, report: (leak: FamilyLeak) => void): void {
	const { topology } = own.blocks;
	const hidden = hiddenNodes(own);
	const viewers = topology.knowerIds.length;
	const otherCount = other.blocks.count;
	componentsWithout(vertexCount(own, other), edgesOf(own, other), viewers + 1, (index, findPart) => {
		const viewer = index === viewers ? everyone : index;
		for (const { id, places, node, order, witness } of hidden) {
			if (witness) {
				const [inside, outside] = witness;
				const apart = findPart(ownVertex(other, inside)) !== findPart(ownVertex(other, outside));
				if (!apart && !knows(own.blocks, viewer, inside) && !knows(own.blocks, viewer, outside)) continue;
			}
			if (places.every((place) => knows(own.blocks, viewer, place))) continue;
			const solve = (oneBlock = false) =>
				solution(own, other, {
					node,
					order,
					viewer,
					findPart,
					oneBlock,
					merged: other.blocks.count < otherCount,
				});
			if (solve() && !isRestOfTotal(own, other, viewer, node))
				report({ own, other, id, places, viewer, solve });
		}
	});
}

function hiddenNodes({ blocks, atoms }: Side): Hidden[] {
	const { topology } = blocks;
	const weight = topology.ids.map(() => 0);
	for (const { own } of atoms) weight[own] = (weight[own] ?? 0) + 1;
	const heaviest = (places: readonly number[]) =>
		places.reduce<number | undefined>(
			(best, place) => (best === undefined || (weight[place] ?? 0) > (weight[best] ?? 0) ? place : best),
			undefined,
		);
	const nodes = [
		...topology.wholes.map((places, whole) => ({ id: topology.wholeIds[whole] ?? '', places })),
		...topology.ids.map((id, place) => ({ id, places: [place] })),
	];
	return nodes.flatMap(({ id, places }): Hidden[] => {
		const node = new Set(places);
		const touched = [...new Set(places.map((place) => find(blocks, place)))];
		const broken = touched.some((root) => blocks.broken[root]);
		const cut = touched.find(
			(root) => !blocks.broken[root] && blocks.members[root]?.some((place) => !node.has(place)),
		);
		if (cut === undefined && !broken) return [];
		const members = blocks.members[cut ?? -1] ?? [];
		const inside = heaviest(members.filter((place) => node.has(place)));
		const outside = heaviest(members.filter((place) => !node.has(place)));
		const order = new Set([...touched.flatMap((root) => blocks.members[root] ?? []), ...topology.ids.keys()]);
		const witness = inside === undefined || outside === undefined ? null : ([inside, outside] as const);
		return [{ id, places, node, order: [...order], witness }];
	});
}

/** See hideFromKnowers: whoever knows the total and all outside a node knows the node. */
function isRestOfTotal(own: Side, other: Side, viewer: number, node: ReadonlySet<number>): boolean {
	if (own.blocks.brokenCount + other.blocks.brokenCount > 0) return false;
	return own.blocks.topology.ids.every((_, place) => node.has(place) || knows(own.blocks, viewer, place));
}

interface View {
	node: ReadonlySet<number>;
	order: readonly number[];
	viewer: number;
	findPart: (vertex: number) => number;
	/** As if this family had one block only, which is broken when any is. */
	oneBlock: boolean;
	/** Whether blocks of the other family were merged since the parts were found. */
	merged: boolean;
}

function solution(own: Side, other: Side, view: View): Solution | null {
	const { node, viewer, findPart } = view;
	const base = vertexCount(own, other);
	const ground = findPart(groundOf(own, other));
	const { relate, tied } = potentials();
	const brokenBy = (root: number) => (view.oneBlock ? own.blocks.brokenCount > 0 : own.blocks.broken[root]);
	const ownBlock = (root: number) => (brokenBy(root) ? ground : base + (view.oneBlock ? 0 : root));
	if (view.merged)
		for (const place of other.blocks.topology.ids.keys())
			if (!relate(findPart(place), findPart(otherVertex(own, other, place)), 0)) return null;
	for (const place of view.order) {
		if (knows(own.blocks, viewer, place)) continue;
		const part = findPart(ownVertex(other, place));
		if (!relate(part, ownBlock(find(own.blocks, place)), node.has(place) ? 1 : 0)) return null;
	}
	return {
		own: (root) => tied(ownBlock(root)),
		other: (root) => tied(findPart(otherVertex(own, other, root))),
	};
}
