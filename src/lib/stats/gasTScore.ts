import { checkNotNegative, checkSample, checkWithin } from './check.ts';

/** One patient-set goal at one time. */
export interface ScaledGoal {
	/** Level reached, −2 (much less than expected) to +2 (much more than expected). */
	attained: number;
	/** Importance × difficulty. 1 when left out. */
	weight?: number;
}

/**
 * Goal Attainment Scaling T score of a set of goals.
 *
 *     T = 50 + 10 · Σwx / √((1 − ρ)·Σw² + ρ·(Σw)²)
 *
 * 50 means that the goals were reached as expected; the scale's standard deviation is 10 when the goals correlate ρ.
 * A goal without weight counts as 1. When every weight is 0 (importance or difficulty left at 0 throughout) the goals are
 * weighted alike: the formula would divide by 0, and the patient did set the goals.
 *
 * Source: Kiresuk TJ, Sherman RE. Community Ment Health J 1968;4:443–53; weights as Turner-Stokes L. Clin Rehabil
 * 2009;23:362–70 with its erratum.
 * Units: T score, unitless.
 *
 * @throws RangeError if there is no goal, a level is outside −2…2, a weight negative or not finite, or `rho` outside 0…1.
 * @example gasTScore([{ attained: 0 }, { attained: 1 }]) // 56.2…
 */
export function gasTScore(goals: readonly ScaledGoal[], rho = 0.3): number {
	checkSample('goals', goals);
	checkWithin('rho', rho, 0, 1);
	for (const [index, { attained, weight = 1 }] of goals.entries()) {
		checkWithin(`goals[${index}].attained`, attained, -2, 2);
		checkNotNegative(`goals[${index}].weight`, weight);
	}
	const weightless = goals.every(({ weight = 1 }) => weight === 0);
	let weighted = 0;
	let sum = 0;
	let squares = 0;
	for (const goal of goals) {
		const weight = weightless ? 1 : (goal.weight ?? 1);
		weighted += weight * goal.attained;
		sum += weight;
		squares += weight ** 2;
	}
	return 50 + (10 * weighted) / Math.sqrt((1 - rho) * squares + rho * sum ** 2);
}
