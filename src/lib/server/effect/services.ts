/** Hours of home services before and after, and what they would be worth in a year. */
import { z } from 'zod';
import type { Interval } from '../../stats/interval.ts';
import { meanInterval } from '../../stats/meanInterval.ts';
import { shareOf, type Share } from './measures.ts';
import type { serviceSums } from './schema.ts';

const weeksAYear = 52;

export interface Hours {
	n: number;
	/** Mean hours a week. */
	before: number;
	after: number;
	/** Mean reduction in hours a week, plus when fewer hours are given after. */
	reduction: Interval & { mean: number };
	less: Share;
	more: Share;
	noneBefore: Share;
	noneAfter: Share;
}

export function hoursOf(sums: z.infer<typeof serviceSums>): Hours {
	const { n } = sums;
	const { mean, lower, upper } = meanInterval(n, sums.mean_reduction, sums.sd_reduction);
	return {
		n,
		before: sums.mean_start,
		after: sums.mean_end,
		reduction: { mean, lower, upper },
		less: shareOf(sums.less, n),
		more: shareOf(sums.more, n),
		noneBefore: shareOf(sums.none_start, n),
		noneAfter: shareOf(sums.none_end, n),
	};
}

/**
 * The year's value of the hours that these patients receive less, if every week of the year is like the first after the
 * course and every hour costs the same: n × reduction × 52 × cost, with the interval of the mean reduction.
 */
export function yearlyValue({ n, reduction }: Pick<Hours, 'n' | 'reduction'>, hourlyCost: number) {
	const value = (hours: number) => n * hours * weeksAYear * hourlyCost;
	return {
		hours: n * reduction.mean * weeksAYear,
		value: value(reduction.mean),
		lower: value(reduction.lower),
		upper: value(reduction.upper),
	};
}

/** The cost that the address asks for; null when nothing or no possible cost of an hour is given. */
export function askedCost(text: string | null): number | null {
	const parsed = z.coerce
		.number()
		.positive()
		.max(100_000)
		.safeParse(text?.replaceAll(/\s/g, '').replace(',', '.') || undefined);
	return parsed.success ? parsed.data : null;
}
