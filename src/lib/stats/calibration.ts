import chisquare from '@stdlib/stats-base-dists-chisquare';
import { checkCount, checkProportions, checkSameLength, checkWithin } from './check.ts';

/** People whose predictions lie near each other. */
export interface CalibrationGroup {
	n: number;
	/** People with the outcome. */
	observed: number;
	/** Sum of the predictions. */
	expected: number;
}

/** Observed against expected from the lowest predictions to the highest. */
export interface Calibration {
	groups: CalibrationGroup[];
	/** Hosmer and Lemeshow's sum of squared distances. */
	statistic: number;
	/** Two less than the groups. */
	degreesOfFreedom: number;
	/** Chance of as large a statistic when the model is right; null where fewer than three groups leave no degree of freedom. */
	p: number | null;
}

/**
 * Calibration of predicted probabilities for groups of people, by tenths of the people.
 *
 *     tenth = ⌊10·(people with lower predictions + ½·people with this prediction)/all⌋
 *     statistic = Σ(O − E)²/(E(1 − E/n)),   degrees of freedom = tenths in use − 2
 *
 * People with the same prediction stay together, so tenths are of unequal size and can be empty; empty ones are left out. Where
 * there are many people, the test finds differences too small to matter: read the groups first.
 *
 * Source: Hosmer DW, Lemeshow S. Commun Stat Theory Methods 1980;9:1043–69.
 * Units: people; `expected` too.
 *
 * @param predictions of each group, probabilities between 0 and 1
 * @param met people of each group with the outcome
 * @param totals people of each group
 * @param parts into how many parts people are divided; 10 when left out
 * @throws RangeError if there is no group, the samples differ in length, a prediction is outside 0…1, a total not a whole number
 * ≥ 1, `met` not a whole number from 0 to it, or `parts` not a whole number ≥ 1.
 * @example calibration([0.2, 0.8], [1, 4], [5, 5]).groups // [{ n: 5, observed: 1, expected: 1 }, { n: 5, observed: 4, expected: 4 }]
 */
export function calibration(
	predictions: readonly number[],
	met: readonly number[],
	totals: readonly number[],
	parts = 10,
): Calibration {
	checkSameLength('predictions', predictions, 'met', met);
	checkProportions(met, totals);
	checkCount('parts', parts, 1);
	for (const [index, prediction] of predictions.entries())
		checkWithin(`predictions[${index}]`, prediction, 0, 1);

	const together = new Map<number, CalibrationGroup>();
	for (const [index, prediction] of predictions.entries()) {
		const n = totals[index] ?? 0;
		const sums = together.get(prediction) ?? { n: 0, observed: 0, expected: 0 };
		together.set(prediction, {
			n: sums.n + n,
			observed: sums.observed + (met[index] ?? 0),
			expected: sums.expected + n * prediction,
		});
	}
	const all = totals.reduce((sum, n) => sum + n, 0);
	const tenths = new Map<number, CalibrationGroup>();
	let below = 0;
	for (const [, { n, observed, expected }] of [...together].sort(([a], [b]) => a - b)) {
		const tenth = Math.floor((parts * (below + n / 2)) / all);
		const sums = tenths.get(tenth) ?? { n: 0, observed: 0, expected: 0 };
		tenths.set(tenth, {
			n: sums.n + n,
			observed: sums.observed + observed,
			expected: sums.expected + expected,
		});
		below += n;
	}
	const groups = [...tenths.values()];
	const statistic = groups.reduce((sum, { n, observed, expected }) => {
		const distance = (observed - expected) ** 2;
		// Predictions of 0 or 1 that came true are no distance, not 0/0.
		return distance === 0 ? sum : sum + distance / (expected * (1 - expected / n));
	}, 0);
	const degreesOfFreedom = groups.length - 2;
	return {
		groups,
		statistic,
		degreesOfFreedom,
		p: degreesOfFreedom > 0 ? 1 - chisquare.cdf(statistic, degreesOfFreedom) : null,
	};
}
