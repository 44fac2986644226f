import normal from '@stdlib/stats-base-dists-normal';
import { checkCount, checkFinite, checkNotNegative } from './check.ts';

/** Change to expect without any treatment, because people were chosen by a first measurement. */
export interface RegressionToMean {
	/** Distance of the cut-off from the mean, in standard deviations of the selecting measurement, towards the chosen side. */
	z: number;
	/** C(z): mean distance of the chosen from the mean, in the same standard deviations. */
	selection: number;
	/** Expected movement towards the mean, 0 or above, in the instrument's unit. */
	expected: number;
}

/** How people were chosen. */
export interface RegressionToMeanOptions {
	/** Measurements that are averaged before people are chosen; 1 when left out. */
	baselines?: number;
	/** The side of the cut-off that is chosen; `above` when left out. */
	side?: 'above' | 'below';
}

/** φ(z)/(1 − Φ(z)). Far out both vanish; the continued fraction of their ratio does not. */
function hazard(z: number): number {
	if (z < 10) return normal.pdf(z, 0, 1) / normal.cdf(-z, 0, 1);
	let fraction = z;
	for (let term = 50; term >= 1; term -= 1) fraction = z + term / fraction;
	return fraction;
}

/**
 * Regression to the mean to expect in people chosen beyond a cut-off, when nothing else happens.
 *
 *     σ² = σ_b² + σ_w²/m,   z = (cutoff − mean)/σ (above) or (mean − cutoff)/σ (below)
 *     expected = (σ_w²/m)/σ · C(z),   C(z) = φ(z)/(1 − Φ(z))
 *
 * for normally distributed measurements with variance σ_b² between people and σ_w² within, m measurements averaged.
 *
 * Source: Barnett AG, van der Pols JC, Dobson AJ. Int J Epidemiol 2005;34:215–20.
 * Units: `mean`, `cutoff` and `expected` in the instrument's unit, variances in its square.
 *
 * @throws RangeError if `mean` or `cutoff` is not finite, a variance negative or not finite, both variances 0, or `baselines`
 * not a whole number ≥ 1.
 * @example regressionToMean(50, 64, 36, 60).expected // 5.49…
 */
export function regressionToMean(
	mean: number,
	betweenVariance: number,
	withinVariance: number,
	cutoff: number,
	{ baselines = 1, side = 'above' }: RegressionToMeanOptions = {},
): RegressionToMean {
	checkFinite('mean', mean);
	checkNotNegative('betweenVariance', betweenVariance);
	checkNotNegative('withinVariance', withinVariance);
	checkFinite('cutoff', cutoff);
	checkCount('baselines', baselines, 1);
	const within = withinVariance / baselines;
	const spread = Math.sqrt(betweenVariance + within);
	if (spread === 0) throw new RangeError('betweenVariance + withinVariance must be a finite number above 0');
	const z = (side === 'above' ? cutoff - mean : mean - cutoff) / spread;
	const selection = hazard(z);
	return { z, selection, expected: (within / spread) * selection };
}
