import { checkNumbers, checkWithin } from './check.ts';

/**
 * Sample quantile, type 7 of Hyndman and Fan (the default of R, NumPy and `percentile_cont` in PostgreSQL).
 *
 *     h = (n − 1)·p,   quantile = x₍⌊h⌋₎ + (h − ⌊h⌋)·(x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎)      x sorted, counted from 0
 *
 * Source: Hyndman RJ, Fan Y. Am Stat 1996;50:361–5.
 * Units: those of the values.
 *
 * @throws RangeError if `values` is empty or holds a number that is not finite, or `probability` is outside 0…1.
 * @example quantile([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantile(values: readonly number[], probability: number): number {
	checkNumbers('values', values);
	checkWithin('probability', probability, 0, 1);
	const sorted = Float64Array.from(values).sort();
	const position = (sorted.length - 1) * probability;
	const below = sorted[Math.floor(position)] ?? Number.NaN;
	const above = sorted[Math.ceil(position)] ?? Number.NaN;
	return below + (position - Math.floor(position)) * (above - below);
}
