import { checkFinite, checkProportions, checkSameLength } from './check.ts';

/**
 * Concordance (c-statistic, area under the ROC curve) of predictions for groups of people: how often somebody with the outcome
 * was given the higher prediction than somebody without it.
 *
 *     c = (pairs where the higher prediction has the outcome + ½·pairs with equal predictions)/all pairs of met and not met
 *
 * 0.5 = the predictions tell nothing, 1 = they order everybody rightly. Counted over the distinct predictions in order, so the
 * time does not grow with the number of pairs.
 *
 * Source: Hanley JA, McNeil BJ. Radiology 1982;143:29–36.
 * Units: a share of pairs, 0 to 1.
 *
 * @param predictions of each group, on any scale that orders them
 * @param met people of each group with the outcome
 * @param totals people of each group
 * @throws RangeError if there is no group, the samples differ in length, a prediction is not finite, a total not a whole number
 * ≥ 1, `met` not a whole number from 0 to it, or everybody or nobody has the outcome.
 * @example concordance([0.2, 0.8], [0, 1], [1, 1]) // 1
 */
export function concordance(
	predictions: readonly number[],
	met: readonly number[],
	totals: readonly number[],
): number {
	checkSameLength('predictions', predictions, 'met', met);
	checkProportions(met, totals);
	for (const [index, prediction] of predictions.entries()) checkFinite(`predictions[${index}]`, prediction);
	const groups = predictions
		.map((prediction, index) => ({ prediction, met: met[index] ?? 0, total: totals[index] ?? 0 }))
		.sort((a, b) => a.prediction - b.prediction);

	const both = new Map<number, { met: number; missed: number }>();
	for (const group of groups) {
		const sums = both.get(group.prediction) ?? { met: 0, missed: 0 };
		sums.met += group.met;
		sums.missed += group.total - group.met;
		both.set(group.prediction, sums);
	}
	let concordant = 0;
	let missedBelow = 0;
	let allMet = 0;
	for (const sums of both.values()) {
		concordant += sums.met * (missedBelow + sums.missed / 2);
		missedBelow += sums.missed;
		allMet += sums.met;
	}
	if (allMet === 0 || missedBelow === 0)
		throw new RangeError('met must hold people with the outcome and leave people without it');
	return concordant / (allMet * missedBelow);
}
