/** Goal attainment scaling (GAS; Kiresuk and Sherman 1968): how goals weigh and when they are attained. */

export interface ScaledGoal {
	/** Level reached, −2 … +2; null when the goal is not yet scaled. */
	attained: number | null;
	weight: number;
}

/**
 * Weight of a goal: importance × difficulty, each 0–3 (Turner-Stokes 2009). A goal where one of
 * them was not asked weighs 1, so that a team that leaves them out gets the unweighted score.
 * @throws {RangeError} when one of them is no whole number from 0 to 3
 */
export function goalWeight(importance: number | null, difficulty: number | null): number {
	requireGrade('importance', importance);
	requireGrade('difficulty', difficulty);
	if (importance === null || difficulty === null) return 1;
	return importance * difficulty;
}

function requireGrade(name: string, grade: number | null): void {
	if (grade !== null && !(Number.isInteger(grade) && grade >= 0 && grade <= 3)) {
		throw new RangeError(`${name} must be 0, 1, 2 or 3, got ${grade}`);
	}
}

/**
 * Tells whether the goals as a whole were attained: GAS T ≥ 50. T is 50 + 10 × the weighted sum of
 * levels ÷ a positive root, whatever the correlation between goals, so the sign of the sum decides.
 * Goals without a level do not count; null when none has one. When every weight is 0 all weigh the same.
 * @throws {RangeError} when a level is outside −2 … +2 or a weight is negative
 */
export function goalsAttained(goals: readonly ScaledGoal[]): boolean | null {
	let weighted = 0;
	let unweighted = 0;
	let totalWeight = 0;
	let scaled = 0;
	for (const { attained, weight } of goals) {
		if (!(weight >= 0 && Number.isFinite(weight))) {
			throw new RangeError(`weight must be 0 or more, got ${weight}`);
		}
		if (attained === null) continue;
		if (!(attained >= -2 && attained <= 2)) {
			throw new RangeError(`attained must be from −2 to 2, got ${attained}`);
		}
		scaled += 1;
		totalWeight += weight;
		weighted += weight * attained;
		unweighted += attained;
	}
	if (scaled === 0) return null;
	return (totalWeight === 0 ? unweighted : weighted) >= 0;
}
