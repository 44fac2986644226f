import { additiveVariance } from './additiveVariance.ts';
import { checkNumbers, checkPositive, checkSameLength } from './check.ts';

/** Units' estimates drawn towards their common mean. */
export interface EmpiricalBayes {
	/** Variance between units. */
	tau2: number;
	/** Mean over the units, weighted by 1/(se² + tau2). */
	mean: number;
	/** Estimate of each unit, drawn the more towards the mean the less sure it is. */
	shrunken: number[];
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
	let sum = 0;
	let weight = 0;
	for (const [index, value] of values.entries()) {
		const own = weights[index] ?? 0;
		sum += own * value;
		weight += own;
	}
	return sum / weight;
}

/**
 * Empirical Bayes estimates of units: random effects with the DerSimonian–Laird variance between units.
 *
 *     w = 1/se²,   Q = Σw(y − ȳ_w)²,   τ² = max(0, (Q − (k − 1))/(Σw − Σw²/Σw))
 *     mean = Σy/(se² + τ²) ÷ Σ1/(se² + τ²)
 *     shrunken = (τ²·y + se²·mean)/(τ² + se²)
 *
 * With τ² = 0, or one unit alone, every estimate becomes the mean. Give proportions on the logit scale.
 *
 * Source: DerSimonian R, Laird N. Control Clin Trials 1986;7:177–88; Raudenbush SW, Bryk AS. J Educ Stat 1985;10:75–98
 * (the shrunken estimates; `rma(method = "DL")` and `blup` of the R package metafor).
 * Units: those of the estimates; `tau2` their square.
 *
 * @throws RangeError if there is no unit, the samples differ in length, an estimate is not finite, or a standard error not a
 * finite number above 0.
 * @example empiricalBayes([0.2, 0.9], [0.1, 0.1]).mean // 0.55
 */
export function empiricalBayes(
	estimates: readonly number[],
	standardErrors: readonly number[],
): EmpiricalBayes {
	checkNumbers('estimates', estimates);
	checkSameLength('estimates', estimates, 'standardErrors', standardErrors);
	for (const [index, error] of standardErrors.entries()) checkPositive(`standardErrors[${index}]`, error);

	const variances = standardErrors.map((error) => error ** 2);
	const weights = variances.map((variance) => 1 / variance);
	const common = weightedMean(estimates, weights);
	const q = estimates.reduce((sum, value, index) => sum + (weights[index] ?? 0) * (value - common) ** 2, 0);
	const tau2 = additiveVariance(q / estimates.length, weights);

	const mean = weightedMean(
		estimates,
		variances.map((variance) => 1 / (variance + tau2)),
	);
	const shrunken = estimates.map((value, index) => {
		const variance = variances[index] ?? 0;
		return (tau2 * value + variance * mean) / (tau2 + variance);
	});
	return { tau2, mean, shrunken };
}
