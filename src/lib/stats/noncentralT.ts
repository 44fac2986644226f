import chisquare from '@stdlib/stats-base-dists-chisquare';
import normal from '@stdlib/stats-base-dists-normal';
import { checkCount, checkFinite } from './check.ts';

/** Nodes and weights of Gauss–Legendre quadrature with 16 points on [−1, 1]; the other half mirrors them. */
const nodes: readonly (readonly [node: number, weight: number])[] = [
	[0.09501250983763744, 0.1894506104550685],
	[0.2816035507792589, 0.18260341504492358],
	[0.45801677765722737, 0.16915651939500254],
	[0.6178762444026438, 0.14959598881657674],
	[0.755404408355003, 0.12462897125553388],
	[0.8656312023878318, 0.09515851168249279],
	[0.9445750230732326, 0.062253523938647894],
	[0.9894009349916499, 0.027152459411754096],
];

/** Integral of a smooth function over [from, to], in panels no wider than `width`. */
function integrate(integrand: (x: number) => number, from: number, to: number, width: number): number {
	const panels = Math.ceil((to - from) / width);
	const half = (to - from) / panels / 2;
	let sum = 0;
	for (let panel = 0; panel < panels; panel += 1) {
		const centre = from + (2 * panel + 1) * half;
		for (const [node, weight] of nodes) {
			sum += weight * (integrand(centre - half * node) + integrand(centre + half * node));
		}
	}
	return sum * half;
}

/** P(T ≤ t) for t > 0. */
function positive(t: number, nu: number, delta: number): number {
	const density = (s: number): number => 2 * nu * s * chisquare.pdf(nu * s ** 2, nu);
	// S lies almost surely in [low, high]; Φ(t·s − δ) is 0 to double precision below `rise` and 1 above `level`.
	const low = Math.max(0, 1 - 9 / Math.sqrt(2 * nu));
	const high = 1 + 9 / Math.sqrt(nu);
	const rise = Math.min(high, Math.max(low, (delta - 9) / t));
	const level = Math.min(high, Math.max(rise, (delta + 9) / t));
	// Panels as wide as the narrower of the two bends that the integrand has: S's own spread and the step of Φ.
	const width = Math.min(1 / Math.sqrt(2 * nu), 1 / t);
	const middle =
		level > rise ? integrate((s) => normal.cdf(t * s - delta, 0, 1) * density(s), rise, level, width) : 0;
	return Math.min(1, middle + 1 - chisquare.cdf(nu * level ** 2, nu));
}

/**
 * Distribution function of the noncentral t distribution, P(T ≤ t) with T = (Z + δ)/S.
 *
 *     P(T ≤ t) = ∫₀^∞ Φ(t·s − δ) f(s) ds      Z standard normal, S = √(χ²(ν)/ν) with density f
 *
 * Integrated by Gauss–Legendre quadrature where both factors bend; elsewhere Φ is 0 or 1 and what is left is a chi-square
 * tail. Absolute error about 10⁻¹³, for any δ (the usual series fail above δ ≈ 37).
 *
 * Source: definition in Johnson NL, Kotz S, Balakrishnan N. Continuous Univariate Distributions 2, 2nd ed. 1995, ch. 31.
 * Units: `t` and `noncentrality` unitless; the result is a probability.
 *
 * @throws RangeError if `t` or `noncentrality` is not finite or `degreesOfFreedom` not a whole number ≥ 1.
 * @example noncentralT(2, 10, 1) // 0.8076…
 */
export function noncentralT(t: number, degreesOfFreedom: number, noncentrality: number): number {
	checkFinite('t', t);
	checkCount('degreesOfFreedom', degreesOfFreedom, 1);
	checkFinite('noncentrality', noncentrality);
	if (t === 0) return normal.cdf(-noncentrality, 0, 1);
	return t > 0
		? positive(t, degreesOfFreedom, noncentrality)
		: 1 - positive(-t, degreesOfFreedom, -noncentrality);
}
