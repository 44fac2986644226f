import binomial from '@stdlib/stats-base-dists-binomial';
import { checkNumbers } from './check.ts';
import { quantile } from './quantile.ts';

/** Runs about the median. */
export interface RunChart {
	/** In the unit of the values. */
	median: number;
	/** Points that are not on the median. */
	useful: number;
	/** Most useful points in a row on one side. */
	longestRun: number;
	/** Longest run that chance explains. */
	longestRunMax: number;
	/** Times the line crosses the median. */
	crossings: number;
	/** Fewest crossings that chance explains. */
	crossingsMin: number;
	/** The run is too long or the crossings are too few. */
	signal: boolean;
}

/**
 * Run chart with Anhøj's two rules for a shift that needs no assumption about the distribution.
 *
 *     longest run > round(log₂ n) + 3,   or   crossings < 5 % quantile of Bin(n − 1, ½)      n useful points
 *
 * Points on the median neither count nor end a run. If all points lie on it there is no run and no signal. Under about ten
 * useful points the rules seldom find anything.
 *
 * Source: Anhøj J, Olesen AV. PLoS ONE 2014;9:e113825; Schilling MF. Math Mag 2012;85:141–9 (run); Chen Z. 2010 (crossings).
 * Units: points, except `median`.
 *
 * @param values in order of time
 * @throws RangeError if `values` is empty or holds a number that is not finite.
 * @example runChart([1, 3, 1, 3, 1, 3]).crossings // 5
 */
export function runChart(values: readonly number[]): RunChart {
	checkNumbers('values', values);
	const median = quantile(values, 0.5);
	const above = values.filter((value) => value !== median).map((value) => value > median);
	const useful = above.length;

	let run = 0;
	let longestRun = 0;
	let crossings = 0;
	for (const [index, side] of above.entries()) {
		const crossed = index > 0 && side !== above[index - 1];
		run = crossed ? 1 : run + 1;
		longestRun = Math.max(longestRun, run);
		if (crossed) crossings += 1;
	}
	const longestRunMax = useful === 0 ? 0 : Math.round(Math.log2(useful)) + 3;
	const crossingsMin = useful < 2 ? 0 : binomial.quantile(0.05, useful - 1, 0.5);
	return {
		median,
		useful,
		longestRun,
		longestRunMax,
		crossings,
		crossingsMin,
		signal: longestRun > longestRunMax || crossings < crossingsMin,
	};
}
