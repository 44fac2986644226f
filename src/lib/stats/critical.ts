import normal from '@stdlib/stats-base-dists-normal';
import t from '@stdlib/stats-base-dists-t';
import { checkConfidence } from './check.ts';

/** Two-sided critical value of the standard normal distribution: z with P(|Z| ≤ z) = confidence. Unitless. */
export function normalCritical(confidence: number): number {
	checkConfidence(confidence);
	return normal.quantile((1 + confidence) / 2, 0, 1);
}

/** Two-sided critical value of Student's t with `degreesOfFreedom`: t with P(|T| ≤ t) = confidence. Unitless. */
export function tCritical(confidence: number, degreesOfFreedom: number): number {
	checkConfidence(confidence);
	return t.quantile((1 + confidence) / 2, degreesOfFreedom);
}
