import { additiveVariance } from './additiveVariance.ts';
import { checkProportions } from './check.ts';
import { funnelLimits, type FunnelLimits } from './funnelLimits.ts';
import { winsorisedSquare } from './winsorisedSquare.ts';

/** Funnel of proportions that allows for differences between units beyond chance. */
export interface OverdispersedFunnel {
	/** All numerators over all denominators, 0 to 1. */
	target: number;
	/** Distance of each unit from the target in standard errors, chance alone. */
	z: number[];
	/** Mean squared z after winsorising; 1 when there is only chance. */
	phi: number;
	/** Variance between units on the arcsine scale. */
	tau2: number;
	/** Distance of each unit from the target with the variance between units allowed for. */
	zAdjusted: number[];
	/** Limits of each unit as shares. */
	limits: FunnelLimits[];
}

function angle(share: number): number {
	return Math.asin(Math.sqrt(share));
}

/**
 * Funnel plot of proportions with additive overdispersion, on the arcsine scale.
 *
 *     y = arcsin √(x/n),   s = 1/(2√n),   z = (y − arcsin √target)/s
 *     φ = mean of z² after z is drawn in to its 10 % and 90 % quantiles (winsorised)
 *     τ² = (I·φ − (I − 1)) / (Σw − Σw²/Σw), w = 1/s², at least 0
 *     limits = sin²(arcsin √target ± z(p)·√(s² + τ²))
 *
 * Winsorising keeps the outliers that the funnel is to find from widening it. Angles are held between 0 and π/2 before the
 * sine is squared: beyond, the limits of a small unit would fold back into the funnel.
 *
 * Source: Spiegelhalter DJ. Stat Med 2005;24:1185–202; Spiegelhalter DJ et al. J R Stat Soc A 2012;175:1–47.
 * Units: shares from 0 to 1, except z (standard errors) and τ² (radians²).
 *
 * @throws RangeError if there is no unit, the samples differ in length, a denominator is not a whole number ≥ 1, or a
 * numerator not a whole number from 0 to its denominator.
 * @example overdispersedFunnel([10, 22, 35], [24, 31, 46]).target // 0.663…
 */
export function overdispersedFunnel(
	numerators: readonly number[],
	denominators: readonly number[],
): OverdispersedFunnel {
	checkProportions(numerators, denominators);
	const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
	const target = total(numerators) / total(denominators);
	const centre = angle(target);
	const units = denominators.map((n, index) => ({ n, share: (numerators[index] ?? 0) / n }));

	const z = units.map(({ n, share }) => (angle(share) - centre) * 2 * Math.sqrt(n));
	const phi = winsorisedSquare(z);
	const tau2 = additiveVariance(
		phi,
		units.map(({ n }) => 4 * n),
	);

	const toShare = (distance: number): number =>
		Math.sin(Math.min(Math.PI / 2, Math.max(0, centre + distance))) ** 2;
	return {
		target,
		z,
		phi,
		tau2,
		zAdjusted: units.map(({ n, share }) => (angle(share) - centre) / Math.sqrt(1 / (4 * n) + tau2)),
		limits: units.map(({ n }) => funnelLimits(Math.sqrt(1 / (4 * n) + tau2), toShare)),
	};
}
