import { checkCount, checkFinite, checkNotNegative } from './check.ts';
import { tCritical } from './critical.ts';
import type { Interval } from './interval.ts';

/** A mean with its standard error (sd/√n) and the number of values it rests on. */
export interface SampleMean {
	mean: number;
	standardError: number;
	n: number;
}

/** Difference of two means with its interval, in the unit of the values. */
export interface MeanDifference extends Interval {
	difference: number;
}

/**
 * Welch's interval for the difference of two independent means m₁ − m₂, which need not have the same variance.
 *
 *     d ± t(ν) · √(s₁² + s₂²)      ν = (s₁² + s₂²)² / (s₁⁴/(n₁−1) + s₂⁴/(n₂−1)), s the standard errors
 *
 * Where both standard errors are 0 nothing varies, and the interval is the difference itself.
 *
 * Source: Welch BL. Biometrika 1947;34:28–35.
 * Units: those of the values.
 *
 * @throws RangeError if an `n` is not a whole number ≥ 2, a mean not finite, a standard error negative or not finite, or
 * `confidence` not between 0 and 1.
 * @example welchDifference({ mean: 5, standardError: 1, n: 10 }, { mean: 3, standardError: 1, n: 10 }) // 2, −0.97… to 4.97…
 */
export function welchDifference(first: SampleMean, second: SampleMean, confidence = 0.95): MeanDifference {
	for (const [name, { mean, standardError, n }] of Object.entries({ first, second })) {
		checkFinite(`${name}.mean`, mean);
		checkNotNegative(`${name}.standardError`, standardError);
		checkCount(`${name}.n`, n, 2);
	}
	const difference = first.mean - second.mean;
	const [v1, v2] = [first.standardError ** 2, second.standardError ** 2];
	if (v1 + v2 === 0) return { difference, lower: difference, upper: difference };
	const freedom = (v1 + v2) ** 2 / (v1 ** 2 / (first.n - 1) + v2 ** 2 / (second.n - 1));
	const half = tCritical(confidence, freedom) * Math.sqrt(v1 + v2);
	return { difference, lower: difference - half, upper: difference + half };
}
