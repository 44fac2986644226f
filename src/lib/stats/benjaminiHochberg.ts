import { checkSample, checkWithin } from './check.ts';

/**
 * Benjamini–Hochberg adjusted p values: flagging those below q keeps the expected share of false flags at q.
 *
 *     adjusted₍ᵢ₎ = min over j ≥ i of min(1, m·p₍ⱼ₎/j)      p sorted ascending, m tests
 *
 * Source: Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289–300.
 * Units: probabilities, in the order given.
 *
 * @throws RangeError if `p` is empty or holds a number outside 0…1.
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
	checkSample('p', p);
	for (const [index, value] of p.entries()) checkWithin(`p[${index}]`, value, 0, 1);
	const adjusted = new Array<number>(p.length).fill(1);
	let smallest = 1;
	let rank = p.length;
	for (const [index, value] of [...p.entries()].sort(([, a], [, b]) => b - a)) {
		smallest = Math.min(smallest, (p.length * value) / rank);
		adjusted[index] = smallest;
		rank -= 1;
	}
	return adjusted;
}
