import { additiveVariance } from './additiveVariance.ts';
import { checkCount, checkPositive, checkSample, checkSameLength } from './check.ts';
import { funnelLimits, type FunnelLimits } from './funnelLimits.ts';
import { ranks } from './ranks.ts';

/** Funnel of standardised ratios, observed ÷ expected, around 1. */
export interface StandardisedRatioFunnel {
	/** Distance of each unit from a ratio of 1 in standard errors of the log ratio, chance alone. */
	z: number[];
	/** Mean squared z of the units that truncation kept. */
	phi: number;
	/** Variance between units on the log scale. */
	tau2: number;
	/** Distance of each unit from a ratio of 1 with the variance between units allowed for. */
	zAdjusted: number[];
	/** Limits of each unit as ratios. */
	limits: FunnelLimits[];
}

/** A log ratio of 0 observed events would be −∞; half an event keeps the unit far out but finite. */
function logRatio(observed: number, expected: number): number {
	return Math.log(Math.max(observed, 0.5) / expected);
}

/**
 * Funnel plot of standardised ratios with additive overdispersion, on the log scale.
 *
 *     z = ln(O/E)/s,   s = √V/E      V = E unless given, so s = 1/√E
 *     truncation: units in the lowest and highest tenth, ⌊10·rank/(I + 1)⌋ = 0 or 9, are left out of φ and τ²
 *     φ = mean of z² of the rest,   τ² = (I·φ − (I − 1)) / (Σw − Σw²/Σw), w = 1/s², at least 0
 *     limits = exp(±z(p)·√(s² + τ²))
 *
 * Expected counts are used as they are; the published method rounds them to two decimals first. Zero observed events count as
 * half an event in z. V is the variance of the observed count by chance alone: as large as E for rare events, the published
 * method's case. For common ones give Σp(1 − p), or chance is thought larger than it is and overdispersion goes unseen.
 * Truncation leaves whole units out, where `overdispersedFunnel` draws them in: each follows its source.
 *
 * Source: Summary Hospital-level Mortality Indicator, NHS Digital, methodology; Spiegelhalter DJ. Qual Saf Health Care
 * 2005;14:347–51.
 * Units: ratios (1 = as expected), except z (standard errors) and τ² (log ratio²).
 *
 * @param variances of each observed count by chance alone
 * @throws RangeError if there is no unit, the samples differ in length, an observed count is not a whole number ≥ 0, or an
 * expected count or a variance not a finite number above 0.
 * @example standardisedRatioFunnel([18, 25], [12.4, 27.85]).z // [1.31…, −0.57…]
 */
export function standardisedRatioFunnel(
	observed: readonly number[],
	expected: readonly number[],
	variances: readonly number[] = expected,
): StandardisedRatioFunnel {
	checkSample('observed', observed);
	checkSameLength('observed', observed, 'expected', expected);
	checkSameLength('observed', observed, 'variances', variances);
	for (const [index, count] of observed.entries()) checkCount(`observed[${index}]`, count);
	for (const [index, count] of expected.entries()) checkPositive(`expected[${index}]`, count);
	for (const [index, variance] of variances.entries()) checkPositive(`variances[${index}]`, variance);

	const logs = expected.map((count, index) => logRatio(observed[index] ?? 0, count));
	const precision = expected.map((count, index) => count / Math.sqrt(variances[index] ?? count));
	const z = precision.map((value, index) => value * (logs[index] ?? 0));
	const tenths = ranks(z).map((rank) => Math.floor((10 * rank) / (z.length + 1)));
	const kept = (_: number, index: number): boolean => tenths[index] !== 0 && tenths[index] !== 9;

	const central = z.filter(kept);
	const phi = central.reduce((sum, value) => sum + value ** 2, 0) / central.length;
	const weights = precision.map((value) => value ** 2);
	const tau2 = additiveVariance(phi, weights.filter(kept));
	const spreads = weights.map((weight) => Math.sqrt(1 / weight + tau2));
	return {
		z,
		phi,
		tau2,
		zAdjusted: spreads.map((spread, index) => (logs[index] ?? 0) / spread),
		limits: spreads.map((spread) => funnelLimits(spread, Math.exp)),
	};
}
