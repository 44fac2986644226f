import { gasTScore, type ScaledGoal } from './gasTScore.ts';
import { checkSample, checkWithin } from './check.ts';

/** A goal with its level when it was set and its level now. */
export interface ScaledGoalWithBaseline extends ScaledGoal {
	/** Level at the start, −2 to +2; usually −1, or −2 when nothing worse was possible. */
	baseline: number;
}

/** T scores of one set of goals at two times. */
export interface GasChange {
	baseline: number;
	attained: number;
	/** `attained` − `baseline`. */
	change: number;
}

/**
 * Change in the Goal Attainment Scaling T score from the start of the goals until now, both with the same weights.
 *
 *     change = T(attained) − T(baseline)
 *
 * Source: Turner-Stokes L. Clin Rehabil 2009;23:362–70. T score as in `gasTScore`.
 * Units: T score points.
 *
 * @throws RangeError if there is no goal, a level is outside −2…2, a weight negative or not finite, or `rho` outside 0…1.
 * @example gasChange([{ baseline: -1, attained: 0 }]) // { baseline: 40, attained: 50, change: 10 }
 */
export function gasChange(goals: readonly ScaledGoalWithBaseline[], rho = 0.3): GasChange {
	checkSample('goals', goals);
	for (const [index, { baseline }] of goals.entries()) {
		checkWithin(`goals[${index}].baseline`, baseline, -2, 2);
	}
	const attained = gasTScore(goals, rho);
	const baseline = gasTScore(
		goals.map(({ baseline: level, weight }) => ({ attained: level, weight })),
		rho,
	);
	return { baseline, attained, change: attained - baseline };
}
