/** Change to expect without any treatment, among those who began in the lowest or the highest quarter of the range. */
import { instrumentById } from '../../domain/instruments.ts';
import { regressionToMean } from '../../stats/regressionToMean.ts';
import { quarterLimit, type ShownEffect } from './measures.ts';

/**
 * Expected movement towards the mean in the better direction: plus for the lowest quarter, minus for the highest. The
 * covariance of before and after stands for the variance between persons. It is too small where rehabilitation changes
 * people differently, so the movement is at most this large.
 *
 * @param whole everyone, chosen by no level
 * @returns null for the quarters between, where movements even out, and where the spread is not known
 */
export function expectedByRegression(whole: ShownEffect, startLevel: string): number | null {
	const side = { '1': 'lowest', '4': 'highest' }[startLevel];
	const cutoff = quarterLimit(whole.instrument, startLevel === '1' ? 1 : 3);
	const variance = whole.sdBefore ** 2;
	if (!side || cutoff === null || variance === 0) return null;
	const between = Math.min(variance, Math.max(0, whole.covariance));
	const { better } = instrumentById(whole.instrument);
	// The lowest quarter of a scale on which lower is better lies above its cut-off.
	const isBelow = (side === 'lowest') === (better === 'higher');
	const { expected } = regressionToMean(whole.before, between, variance - between, cutoff, {
		side: isBelow ? 'below' : 'above',
	});
	return side === 'lowest' ? expected : -expected;
}
