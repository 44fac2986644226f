/** Quarters of an indicator against the limits that chance gives them: which chart, its limits, and what stands out. */
import type { Interval } from '../../stats/interval.ts';
import { pChart } from '../../stats/pChart.ts';
import { xmrChart } from '../../stats/xmrChart.ts';
import { xmrSignals, type XmrSignal } from '../../stats/xmrSignals.ts';
import type { ShownCell } from '../indicators.ts';

/** p: shares. p′: shares of large counts, widened by how much quarters vary beyond chance. xmr: all other numbers. */
export type ControlMethod = 'p' | 'p_prime' | 'xmr';

export interface ControlPoint {
	year: number;
	quarter: number;
	n: number;
	value: number;
	limits: Interval;
	signal: XmrSignal;
}

export interface ControlChart {
	method: ControlMethod;
	centre: number;
	/** How many times wider than chance the limits are; 1 unless p′. */
	sigmaZ: number;
	/** Courses a quarter on average. */
	meanCount: number;
	points: ControlPoint[];
}

/** From here the limits of a p chart are so narrow that every small change of season falls outside. */
export const largeCount = 300;
/** Fewer quarters say too little of what is usual. */
export const fewestQuarters = 8;

function sharesChart(cells: readonly (ShownCell & { numerator: number })[], meanCount: number): ControlChart {
	const prime = meanCount >= largeCount;
	const counts = cells.map((cell) => cell.denominator);
	const { centre, sigmaZ, limits } = pChart(
		cells.map((cell) => cell.numerator),
		counts,
		{ prime },
	);
	// Each quarter has limits of its own, so the rules look at the distance in standard errors.
	const distances = cells.map(({ value, denominator }) => {
		const error = sigmaZ * Math.sqrt((centre * (1 - centre)) / denominator);
		return error > 0 ? (value - centre) / error : 0;
	});
	const signals = xmrSignals(distances, { mean: 0, lower: -3, upper: 3, nearLower: -2, nearUpper: 2 });
	return {
		...{ method: prime ? 'p_prime' : 'p', centre, sigmaZ, meanCount },
		points: cells.map(({ year, quarter, denominator, value }, index) => ({
			...{ year, quarter, n: denominator, value },
			limits: limits[index] ?? { lower: 0, upper: 1 },
			signal: signals[index] ?? 'none',
		})),
	};
}

function valuesChart(cells: readonly ShownCell[], meanCount: number): ControlChart {
	const { mean, lower, upper, signals } = xmrChart(cells.map((cell) => cell.value));
	return {
		...{ method: 'xmr', centre: mean, sigmaZ: 1, meanCount },
		points: cells.map(({ year, quarter, denominator, value }, index) => ({
			...{ year, quarter, n: denominator, value },
			limits: { lower, upper },
			signal: signals[index] ?? 'none',
		})),
	};
}

/**
 * The control chart of the quarters that may be shown, in order of time.
 *
 * @returns null where there are fewer than `fewestQuarters`, or where the number is no sample that chance moves (coverage)
 */
export function controlChart(cells: readonly ShownCell[]): ControlChart | null {
	const [first] = cells;
	if (!first || cells.length < fewestQuarters || first.kind === 'coverage') return null;
	const meanCount = cells.reduce((sum, cell) => sum + cell.denominator, 0) / cells.length;
	if (first.kind !== 'proportion') return valuesChart(cells, meanCount);
	return sharesChart(
		cells.flatMap((cell) => (cell.numerator === null ? [] : { ...cell, numerator: cell.numerator })),
		meanCount,
	);
}

/** The quarters of a chart that stand out. */
export function signalsOf(chart: ControlChart): ControlPoint[] {
	return chart.points.filter((point) => point.signal !== 'none');
}
