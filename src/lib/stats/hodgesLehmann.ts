import { checkNumbers } from './check.ts';

/** Number of pairs i ≤ j of an ascending sample whose sum is at most `limit`, and the smallest sum above it. */
function countUpTo(sorted: Float64Array, limit: number): { count: number; next: number } {
	let count = 0;
	let next = Number.POSITIVE_INFINITY;
	let j = sorted.length - 1;
	for (const [i, value] of sorted.entries()) {
		// The larger x_i, the fewer partners keep the sum below the limit: j only ever moves down.
		while (j >= 0 && value + (sorted[j] ?? 0) > limit) j -= 1;
		const partner = sorted[Math.max(i, j + 1)];
		if (partner !== undefined) next = Math.min(next, value + partner);
		if (j >= i) count += j - i + 1;
	}
	return { count, next };
}

/** The k-th smallest of the pair sums, counted from 1. */
function pairSum(sorted: Float64Array, k: number): number {
	// Invariant from here on: fewer than k sums are ≤ low, at least k are ≤ high.
	let low = 2 * (sorted[0] ?? 0);
	if (countUpTo(sorted, low).count >= k) return low;
	let high = 2 * (sorted.at(-1) ?? 0);
	for (let step = 0; step < 60; step += 1) {
		const middle = low + (high - low) / 2;
		if (middle <= low || middle >= high) break;
		if (countUpTo(sorted, middle).count >= k) high = middle;
		else low = middle;
	}
	return countUpTo(sorted, low).next;
}

/**
 * Hodges–Lehmann estimate of a location: the median of the means of all pairs, each value paired with itself too.
 *
 *     median of (xᵢ + xⱼ)/2 over i ≤ j
 *
 * The n(n + 1)/2 means are not laid out: their median is found by bisection, counting the pairs below a value in one pass.
 *
 * Source: Hodges JL, Lehmann EL. Ann Math Stat 1963;34:598–611.
 * Units: those of the values.
 *
 * @throws RangeError if `values` is empty or holds a number that is not finite.
 * @example hodgesLehmann([1, 2, 9]) // 3.5
 */
export function hodgesLehmann(values: readonly number[]): number {
	checkNumbers('values', values);
	const sorted = Float64Array.from(values).sort();
	const pairs = (sorted.length * (sorted.length + 1)) / 2;
	const lower = pairSum(sorted, Math.floor((pairs + 1) / 2));
	const upper = pairs % 2 === 1 ? lower : pairSum(sorted, pairs / 2 + 1);
	return (lower + upper) / 4;
}
