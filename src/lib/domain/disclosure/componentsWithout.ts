/**
 * The connected parts of a graph as each viewer sees it: without the edges it knows by itself. All viewers in one go, by halving: edges that
 * nobody in a half knows are joined once for all of it, and what is joined already is not carried further down. Joins are undone on the way
 * back, so the union-find goes without path compression.
 */
export interface Edge {
	a: number;
	b: number;
	/** Viewers who know all of the edge, ascending. */
	known: readonly number[];
}

export function componentsWithout(
	vertices: number,
	edges: readonly Edge[],
	viewers: number,
	visit: (viewer: number, find: (vertex: number) => number) => void,
): void {
	const parent = Int32Array.from({ length: vertices }, (_, vertex) => vertex);
	const size = new Int32Array(vertices).fill(1);
	const joined: number[] = [];

	function find(vertex: number): number {
		let root = vertex;
		for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) root = up;
		return root;
	}

	function join(a: number, b: number): void {
		const [x, y] = [find(a), find(b)];
		if (x === y) return;
		const [large, small] = (size[x] ?? 0) < (size[y] ?? 0) ? [y, x] : [x, y];
		parent[small] = large;
		size[large] = (size[large] ?? 0) + (size[small] ?? 0);
		joined.push(small);
	}

	function undo(length: number): void {
		while (joined.length > length) {
			const small = joined.pop() ?? 0;
			const large = parent[small] ?? small;
			size[large] = (size[large] ?? 0) - (size[small] ?? 0);
			parent[small] = small;
		}
	}

	function halve(from: number, to: number, open: readonly Edge[]): void {
		const before = joined.length;
		const inside = (viewer: number) => viewer >= from && viewer < to;
		for (const edge of open) if (!edge.known.some(inside)) join(edge.a, edge.b);
		if (to - from === 1) visit(from, find);
		else {
			const left = open.filter((edge) => edge.known.some(inside) && find(edge.a) !== find(edge.b));
			const middle = Math.floor((from + to) / 2);
			halve(from, middle, left);
			halve(middle, to, left);
		}
		undo(before);
	}
	if (viewers > 0) halve(0, viewers, edges);
}
