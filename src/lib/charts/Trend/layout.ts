/** Geometry of values by year with their intervals: lines, whiskers, axis and labels at the end of the lines. */
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { separate } from '../separate.ts';
import type { ValueUnit } from '../../domain/indicatorsIds.ts';
import type { Interval } from '../../stats/interval.ts';
import { drawnValues, valueDomain } from '../valueDomain.ts';

export interface TrendPoint {
	year: number;
	value: number;
	/** Null where none is known: the point stands without a whisker. */
	interval: Interval | null;
}

export interface TrendSeries {
	id: string;
	/** Years without a number that may be shown are simply not here: the line breaks. */
	points: readonly TrendPoint[];
}

export interface TrendSize {
	/** What the values are counted in; shares unless told. */
	unit?: ValueUnit;
	width: number;
	height: number;
	/** Room right of the lines for their labels. */
	labelWidth: number;
	/** Every how many years the axis says the year, counted from the last. */
	yearStep?: number;
}

const margin = { top: 16, bottom: 28, left: 40 };
const labelDistance = 34;

export function trendLayout(
	series: readonly TrendSeries[],
	years: readonly number[],
	desired: number | null,
	{ unit = 'share', width, height, labelWidth, yearStep = 1 }: TrendSize,
) {
	const all = series.flatMap((one) => one.points);
	const domain = valueDomain(unit, [...drawnValues(all), ...(desired === null ? [] : [desired])]);
	const right = width - labelWidth;
	const bottom = height - margin.bottom;
	const x = scalePoint(years, [margin.left + 14, right - 14]);
	const y = scaleLinear(domain, [bottom, margin.top]);
	const at = (year: number) => x(year) ?? margin.left;
	const path = line<TrendPoint | null>()
		.defined((point) => point !== null)
		.x((point) => (point ? at(point.year) : 0))
		.y((point) => (point ? y(point.value) : 0));

	const drawn = series.map((one, index) => {
		// Whiskers of different series stand beside each other instead of on each other.
		const shift = (index - (series.length - 1) / 2) * 7;
		return {
			id: one.id,
			path: path(years.map((year) => one.points.find((point) => point.year === year) ?? null)) ?? '',
			points: one.points.map((point) => ({
				...point,
				x: at(point.year),
				y: y(point.value),
				whisker: point.interval && {
					x: at(point.year) + shift,
					top: y(point.interval.upper),
					bottom: y(point.interval.lower),
				},
			})),
		};
	});
	const ends = drawn.map((one) => one.points.at(-1)?.y ?? margin.top);
	const labels = separate(ends, labelDistance, [margin.top, bottom - 14]);
	return {
		width,
		height,
		left: margin.left,
		right,
		bottom,
		series: drawn.map((one, index) => ({ ...one, label: { x: right, y: labels[index] ?? margin.top } })),
		years: years
			.filter((_, index) => (years.length - 1 - index) % yearStep === 0)
			.map((year) => ({ year, x: at(year) })),
		ticks: y.ticks(4).map((value) => ({ value, y: y(value) })),
		desired: desired === null ? null : y(desired),
	};
}
