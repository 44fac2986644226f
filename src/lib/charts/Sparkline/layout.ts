/** Geometry of a word-sized line of values with its interval as a band. */
import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { ValueUnit } from '../../domain/indicatorsIds.ts';
import type { Interval } from '../../stats/interval.ts';
import { drawnValues, valueDomain } from '../valueDomain.ts';

export interface SparkPoint {
	year: number;
	value: number;
	interval: Interval | null;
}

export const sparkSize = { width: 96, height: 32 };
const padding = 4;

/** Years without a number that may be shown are not among the points: the line breaks there. */
export function sparklineLayout(
	points: readonly SparkPoint[],
	years: readonly number[],
	unit: ValueUnit = 'share',
) {
	const domain = valueDomain(unit, drawnValues(points));
	const x = scalePoint(years, [padding, sparkSize.width - padding]);
	const y = scaleLinear(domain, [sparkSize.height - padding, padding]);
	const at = (year: number) => x(year) ?? padding;
	const cells = years.map((year) => points.find((point) => point.year === year) ?? null);
	const last = points.at(-1);
	return {
		line:
			line<SparkPoint | null>()
				.defined((point) => point !== null)
				.x((point) => (point ? at(point.year) : 0))
				.y((point) => (point ? y(point.value) : 0))(cells) ?? '',
		band:
			area<SparkPoint | null>()
				.defined((point) => point?.interval != null)
				.x((point) => (point ? at(point.year) : 0))
				.y0((point) => (point?.interval ? y(point.interval.lower) : 0))
				.y1((point) => (point?.interval ? y(point.interval.upper) : 0))(cells) ?? '',
		last: last ? { x: at(last.year), y: y(last.value) } : null,
	};
}
