import normal from '@stdlib/stats-base-dists-normal';
import { checkNumbers } from './check.ts';
import { hodgesLehmann } from './hodgesLehmann.ts';
import { ranks } from './ranks.ts';

/** Test and estimate of a typical difference. */
export interface WilcoxonSignedRank {
	/** Sum of the ranks of the positive differences. */
	v: number;
	/** Two-sided p value. */
	p: number;
	/** How p was found. */
	method: 'exact' | 'normal';
	/** Typical difference, in the unit of the differences. */
	hodgesLehmann: number;
}

/** From this number of differences on the normal approximation serves. */
const fewestForNormal = 50;

/** P(V ≤ v) when each of the ranks 1…n is positive with probability ½. */
function exactLower(v: number, n: number): number {
	let chances = [1];
	for (let rank = 1; rank <= n; rank += 1) {
		const previous = chances;
		chances = Array.from(
			{ length: previous.length + rank },
			(_, sum) => ((previous[sum] ?? 0) + (previous[sum - rank] ?? 0)) / 2,
		);
	}
	return chances.slice(0, v + 1).reduce((sum, chance) => sum + chance, 0);
}

/** Two-sided p by the normal approximation with tie and continuity correction. */
function normalP(v: number, sizes: readonly number[]): number {
	const n = sizes.length;
	const ties = new Map<number, number>();
	for (const size of sizes) ties.set(size, (ties.get(size) ?? 0) + 1);
	let correction = 0;
	for (const tied of ties.values()) correction += tied ** 3 - tied;
	const variance = (n * (n + 1) * (2 * n + 1)) / 24 - correction / 48;
	const distance = Math.max(0, Math.abs(v - (n * (n + 1)) / 4) - 0.5);
	return 2 * normal.cdf(-distance / Math.sqrt(variance), 0, 1);
}

/**
 * Wilcoxon's signed rank test of paired differences, with the Hodges–Lehmann estimate.
 *
 *     V = Σ ranks of |d| where d > 0
 *     exact p: from all 2ⁿ signs, below 50 differences without ties
 *     else p = 2Φ(−(|V − n(n + 1)/4| − ½)/σ),   σ² = n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48      t differences tied
 *
 * Differences of 0 are dropped first, and what is left decides between exact and normal; R's `wilcox.test` turns to the normal
 * approximation as soon as there was a 0. Ties share the mean of their ranks.
 *
 * Source: Wilcoxon F. Biometrics Bull 1945;1:80–3; Hollander M, Wolfe DA. Nonparametric Statistical Methods, 2nd ed. 1999, ch. 3.
 * Units: `hodgesLehmann` in the unit of the differences, which should be rounded so that equal changes are equal numbers.
 *
 * @throws RangeError if there is no difference other than 0, or one that is not finite.
 * @example wilcoxonSignedRank([8, -3, 12, 5, -1, 15, 7, 10, -2, 4]).p // 0.027…
 */
export function wilcoxonSignedRank(differences: readonly number[]): WilcoxonSignedRank {
	checkNumbers('differences', differences);
	const used = differences.filter((difference) => difference !== 0);
	if (used.length === 0) throw new RangeError('differences must hold at least one number other than 0');

	const n = used.length;
	const sizes = used.map(Math.abs);
	const ranked = ranks(sizes);
	const v = ranked.reduce((sum, rank, index) => sum + ((used[index] ?? 0) > 0 ? rank : 0), 0);
	const exact = n < fewestForNormal && new Set(sizes).size === n;
	// V is symmetric about n(n + 1)/4, so that the upper tail is the lower tail of the mirrored value.
	const p = exact ? Math.min(1, 2 * exactLower(Math.min(v, (n * (n + 1)) / 2 - v), n)) : normalP(v, sizes);
	return { v, p, method: exact ? 'exact' : 'normal', hodgesLehmann: hodgesLehmann(used) };
}
