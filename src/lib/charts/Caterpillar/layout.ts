/** Geometry of units in a row from the lowest value to the highest, each with its interval. */
import { scaleLinear, scalePoint } from 'd3-scale';
import type { ValueUnit } from '../../domain/indicatorsIds.ts';
import type { Interval } from '../../stats/interval.ts';
import { drawnValues, valueDomain } from '../valueDomain.ts';

export interface RankedPoint {
	id: string;
	value: number;
	interval: Interval | null;
	shrunken: number | null;
}

const margin = { top: 16, right: 62, bottom: 12, left: 44 };

export function caterpillarLayout(
	units: readonly RankedPoint[],
	nation: number | null,
	{ width, height, unit }: { width: number; height: number; unit: ValueUnit },
) {
	const bottom = height - margin.bottom;
	const right = width - margin.right;
	const x = scalePoint(
		units.map(({ id }) => id),
		[margin.left + 8, right - 8],
	);
	const drawn = [...drawnValues(units), ...(nation === null ? [] : [nation])];
	const y = scaleLinear(valueDomain(unit, drawn), [bottom, margin.top]);
	return {
		...{ width, height, bottom, right, left: margin.left },
		/** Radius that leaves the neighbours apart. */
		radius: Math.max(1.5, Math.min(4.5, units.length > 1 ? x.step() * 0.4 : 4.5)),
		units: units.map(({ id, value, interval, shrunken }) => ({
			id,
			x: x(id) ?? margin.left,
			y: y(value),
			interval: interval && { top: y(interval.upper), bottom: y(interval.lower) },
			shrunken: shrunken === null ? null : y(shrunken),
		})),
		nation: nation === null ? null : y(nation),
		ticks: y.ticks(4).map((value) => ({ value, y: y(value) })),
	};
}
