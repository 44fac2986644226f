/**
 * Ranks from 1 in ascending order; values that tie share the mean of their ranks.
 *
 * Source: Kendall MG. Biometrika 1945;33:239–51 (midranks). Units: ranks. An empty sample has no ranks.
 *
 * @example ranks([3, 1, 3]) // [2.5, 1, 2.5]
 */
export function ranks(values: readonly number[]): number[] {
	const order = [...values.entries()].sort(([, a], [, b]) => a - b);
	const result = new Array<number>(values.length).fill(0);
	let tied: number[] = [];
	for (const [position, [index, value]] of order.entries()) {
		tied.push(index);
		if (order[position + 1]?.[1] === value) continue;
		// Position counts from 0, so the tied ranks run from position − ties + 2 to position + 1.
		for (const member of tied) result[member] = position + 1 - (tied.length - 1) / 2;
		tied = [];
	}
	return result;
}
