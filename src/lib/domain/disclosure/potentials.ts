/**
 * Union-find with weights: unknown numbers x₀ … xₙ tied by differences. A difference that contradicts earlier ones is refused. This is how
 * Gusfield (A graph theoretic approach to statistical data security, SIAM J. Comput. 17, 1988) looks at a two-way table: a sum over its
 * cells follows from the margins exactly when potentials on rows and columns exist, and cycles of the bipartite graph decide it.
 */
export interface Potentials {
	/** States that x[a] − x[b] = difference; false when that contradicts what was stated before. */
	relate(a: number, b: number, difference: number): boolean;
	/** What x[a] is tied to, and its distance from there. */
	tied(a: number): { root: number; value: number };
}

export function potentials(): Potentials {
	// Numbers appear when they are first spoken of: most contradictions show after a few.
	const parent = new Map<number, number>();
	/** x[vertex] − x[parent[vertex]] */
	const offset = new Map<number, number>();
	const size = new Map<number, number>();

	function tied(a: number): { root: number; value: number } {
		let [root, value] = [a, 0];
		for (let up = parent.get(root); up !== undefined; up = parent.get(root)) {
			value += offset.get(root) ?? 0;
			root = up;
		}
		return { root, value };
	}

	function hang(child: number, root: number, distance: number): void {
		parent.set(child, root);
		offset.set(child, distance);
		size.set(root, (size.get(root) ?? 1) + (size.get(child) ?? 1));
	}

	function relate(a: number, b: number, difference: number): boolean {
		const [left, right] = [tied(a), tied(b)];
		if (left.root === right.root) return left.value - right.value === difference;
		const gap = difference + right.value - left.value;
		if ((size.get(left.root) ?? 1) <= (size.get(right.root) ?? 1)) hang(left.root, right.root, gap);
		else hang(right.root, left.root, -gap);
		return true;
	}
	return { relate, tied };
}
