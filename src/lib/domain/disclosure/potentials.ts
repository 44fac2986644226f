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

export function potentialsOf(size: number): Potentials {
	const parent = Array.from({ length: size }, (_, vertex) => vertex);
	/** x[vertex] − x[parent[vertex]] */
	const offset = new Array<number>(size).fill(0);
	const rank = new Array<number>(size).fill(0);

	function tied(a: number): { root: number; value: number } {
		let [root, value] = [a, 0];
		while (parent[root] !== root) {
			value += offset[root] ?? 0;
			root = parent[root] ?? root;
		}
		return { root, value };
	}

	function relate(a: number, b: number, difference: number): boolean {
		const [left, right] = [tied(a), tied(b)];
		if (left.root === right.root) return left.value - right.value === difference;
		const gap = difference + right.value - left.value;
		if ((rank[left.root] ?? 0) <= (rank[right.root] ?? 0)) {
			parent[left.root] = right.root;
			offset[left.root] = gap;
			if (rank[left.root] === rank[right.root]) rank[right.root] = (rank[right.root] ?? 0) + 1;
		} else {
			parent[right.root] = left.root;
			offset[right.root] = -gap;
		}
		return true;
	}
	return { relate, tied };
}
