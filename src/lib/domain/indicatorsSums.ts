/** From the sums of a cell to its value: the statistics of each kind of indicator, with their intervals. */
import { meanInterval } from '../stats/meanInterval.ts';
import { poissonInterval } from '../stats/poissonInterval.ts';
import { wilsonInterval } from '../stats/wilsonInterval.ts';
import type { Interval } from '../stats/interval.ts';
import type { IndicatorKind } from './indicatorsIds.ts';

/** Sums as the database adds them up. What they mean depends on the kind of the indicator. */
export interface CellSums {
	/** Courses in the denominator; of coverage, the courses that the other source counts. */
	n: number;
	/** Courses that met it; of coverage, the courses registered here. */
	met: number;
	/** Who is to be asked at 12 months, of them those with 12 months behind them, of them those who answered. */
	eligible: number;
	matured: number;
	answered: number;
	/** Sum of the numbers and of their squares; of a rate, `total` is the number of residents. */
	total: number;
	squares: number;
	median: number | null;
	medianLower: number | null;
	medianUpper: number | null;
}

/** A value in the unit of its indicator, shares from 0 to 1. */
export interface Value {
	numerator: number | null;
	denominator: number;
	value: number;
	interval: Interval | null;
	standardError: number | null;
}

function share({ met, n }: CellSums): Value {
	const { estimate, lower, upper } = wilsonInterval(met, n);
	return { numerator: met, denominator: n, value: estimate, interval: { lower, upper }, standardError: null };
}

function mean({ n, total, squares }: CellSums): Value {
	const value = total / n;
	const base = { numerator: null, denominator: n, value };
	if (n < 2) return { ...base, interval: null, standardError: null };
	// Never below 0, which the difference of two large sums can be by rounding.
	const sd = Math.sqrt(Math.max(0, (squares - total * value) / (n - 1)));
	const { lower, upper } = meanInterval(n, value, sd);
	return { ...base, interval: { lower, upper }, standardError: sd / Math.sqrt(n) };
}

function median({ n, median, medianLower, medianUpper }: CellSums): Value | null {
	if (median === null) return null;
	const interval =
		medianLower === null || medianUpper === null ? null : { lower: medianLower, upper: medianUpper };
	return { numerator: null, denominator: n, value: median, interval, standardError: null };
}

/** Per 1 000 residents, with the exact Poisson interval of the count. */
function rate({ n, total }: CellSums): Value | null {
	if (total <= 0) return null;
	const per = 1000 / total;
	const { lower, upper } = poissonInterval(n).exact;
	return {
		numerator: n,
		denominator: total,
		value: n * per,
		interval: { lower: lower * per, upper: upper * per },
		standardError: Math.sqrt(n) * per,
	};
}

/** Two counts of the same thing, neither a sample of the other: no interval. */
function coverage({ n, met }: CellSums): Value {
	return { numerator: met, denominator: n, value: met / n, interval: null, standardError: null };
}

/**
 * The value of a cell.
 *
 * @returns null where the sums hold none: no median was kept, no residents are known
 * @throws RangeError when there is no course, or more met it than there are
 */
export function valueOf(kind: IndicatorKind, sums: CellSums): Value | null {
	if (!Number.isInteger(sums.n) || sums.n < 1)
		throw new RangeError(`n must be a whole number from 1, got ${sums.n}`);
	switch (kind) {
		case 'proportion':
			return share(sums);
		case 'mean':
			return mean(sums);
		case 'median':
			return median(sums);
		case 'rate':
			return rate(sums);
		case 'coverage':
			return coverage(sums);
	}
}

/** A share with its interval. */
export interface ShareWithInterval extends Interval {
	value: number;
}

/**
 * What a 12-month share can be said to be when not everyone has answered. Those who did not answer are: not counted
 * (answeredOnly), not achieved (allMatured, also the worst case), achieved (bestCase).
 */
export interface TwelveMonths {
	eligible: number;
	matured: number;
	answered: number;
	achieved: number;
	answeredOnly: ShareWithInterval | null;
	allMatured: ShareWithInterval | null;
	bestCase: ShareWithInterval | null;
}

function limits(successes: number, total: number): ShareWithInterval | null {
	if (total === 0) return null;
	const { estimate, lower, upper } = wilsonInterval(successes, total);
	return { value: estimate, lower, upper };
}

/** The ways to count a 12-month share; null where nobody is asked at 12 months. */
export function twelveMonths({ met, eligible, matured, answered }: CellSums): TwelveMonths | null {
	if (eligible === 0) return null;
	return {
		eligible,
		matured,
		answered,
		achieved: met,
		answeredOnly: limits(met, answered),
		allMatured: limits(met, matured),
		bestCase: limits(met + matured - answered, matured),
	};
}
