import { additiveVariance } from './additiveVariance.ts';
import { checkNumbers, checkPositive, checkSameLength } from './check.ts';
import { funnelLimits, type FunnelLimits } from './funnelLimits.ts';
import { winsorisedSquare } from './winsorisedSquare.ts';

/** Funnel of units' differences from what was expected of them, around 0. */
export interface DifferenceFunnel {
	/** Distance of each unit from 0 in standard errors, chance alone. */
	z: number[];
	/** Mean squared z after winsorising; 1 when there is only chance. */
	phi: number;
	/** Variance between units. */
	tau2: number;
	/** Distance of each unit from 0 with the variance between units allowed for. */
	zAdjusted: number[];
	/** Limits of each unit as differences. */
	limits: FunnelLimits[];
}

/**
 * Funnel plot of differences of means, with additive overdispersion.
 *
 *     z = d/s,   φ = mean of z² after z is drawn in to its 10 % and 90 % quantiles (winsorised)
 *     τ² = (I·φ − (I − 1)) / (Σw − Σw²/Σw), w = 1/s², at least 0
 *     limits = ±z(p)·√(s² + τ²)
 *
 * Source: Spiegelhalter DJ. Stat Med 2005;24:1185–202, sections 3.1 and 5.
 * Units: those of the differences, except z (standard errors) and τ² (their square).
 *
 * @throws RangeError if there is no unit, the samples differ in length, a difference is not finite, or a standard error not a
 * finite number above 0.
 * @example differenceFunnel([0.4, -0.1], [0.2, 0.1]).z // [2, -1]
 */
export function differenceFunnel(
	differences: readonly number[],
	standardErrors: readonly number[],
): DifferenceFunnel {
	checkNumbers('differences', differences);
	checkSameLength('differences', differences, 'standardErrors', standardErrors);
	for (const [index, error] of standardErrors.entries()) checkPositive(`standardErrors[${index}]`, error);

	const z = standardErrors.map((error, index) => (differences[index] ?? 0) / error);
	const phi = winsorisedSquare(z);
	const tau2 = additiveVariance(
		phi,
		standardErrors.map((error) => error ** -2),
	);
	const spreads = standardErrors.map((error) => Math.sqrt(error ** 2 + tau2));
	return {
		z,
		phi,
		tau2,
		zAdjusted: spreads.map((spread, index) => (differences[index] ?? 0) / spread),
		limits: spreads.map((spread) => funnelLimits(spread, (distance) => distance)),
	};
}
