import { checkProportions, checkSample } from './check.ts';
import type { Interval } from './interval.ts';
import { mean } from './moments.ts';

/** Proportions over time. All shares from 0 to 1. */
export interface PChart {
	/** All numerators over all denominators. */
	centre: number;
	/** How many times wider than chance the periods vary; 1 for the plain chart. */
	sigmaZ: number;
	/** Control limits of each period. */
	limits: Interval[];
}

/** d₂: mean range of two standard normal values. */
const meanRangeOfTwo = 1.128;

/**
 * p chart, or Laney's p′ chart when periods are large and vary more than binomial chance.
 *
 *     limits = c ± 3·σz·√(c(1 − c)/n), cut at 0 and 1      c = Σx/Σn
 *     σz = 1 (p chart),   σz = mean |zᵢ − zᵢ₋₁|/1.128 with z = (x/n − c)/√(c(1 − c)/n) (p′ chart)
 *
 * With a centre of 0 or 1 every period lies on it: the limits are the centre and σz is 1.
 *
 * Source: Montgomery DC. Introduction to Statistical Quality Control, 7th ed. 2012 (p); Laney DB. Qual Eng 2002;14:531–7 (p′).
 * Units: shares from 0 to 1.
 *
 * @param numerators events of each period, in order of time
 * @param denominators people of each period
 * @param options `prime`: Laney's chart; false when left out
 * @throws RangeError if there is no period (fewer than two with `prime`), the samples differ in length, a denominator is not a
 * whole number ≥ 1, or a numerator not a whole number from 0 to its denominator.
 * @example pChart([26, 25, 30], [40, 38, 52]).centre // 0.623…
 */
export function pChart(
	numerators: readonly number[],
	denominators: readonly number[],
	{ prime = false }: { prime?: boolean } = {},
): PChart {
	checkProportions(numerators, denominators);
	if (prime) checkSample('numerators', numerators, 2);
	const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
	const centre = total(numerators) / total(denominators);
	const errors = denominators.map((n) => Math.sqrt((centre * (1 - centre)) / n));

	let sigmaZ = 1;
	if (prime && centre > 0 && centre < 1) {
		const z = denominators.map((n, index) => ((numerators[index] ?? 0) / n - centre) / (errors[index] ?? 1));
		sigmaZ = mean(z.slice(1).map((value, index) => Math.abs(value - (z[index] ?? value)))) / meanRangeOfTwo;
	}
	const limits = errors.map((error) => ({
		lower: Math.max(0, centre - 3 * sigmaZ * error),
		upper: Math.min(1, centre + 3 * sigmaZ * error),
	}));
	return { centre, sigmaZ, limits };
}
