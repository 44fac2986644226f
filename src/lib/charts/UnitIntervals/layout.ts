/** Geometry of one row per unit: its value as a point, its interval as a line, the nation as a line through all. */
import { scaleLinear } from 'd3-scale';
import type { ValueUnit } from '../../domain/indicatorsIds.ts';
import type { Interval } from '../../stats/interval.ts';
import { drawnValues, valueDomain } from '../valueDomain.ts';

export interface UnitValue {
	id: string;
	value: number;
	interval: Interval | null;
}

export interface UnitIntervalsSize {
	/** What the values are counted in; shares unless told. */
	unit?: ValueUnit;
	width: number;
	/** Where the axis begins; names stand left of it, or above the row when this is small. */
	left: number;
	rowHeight: number;
	/** From the top of a row to its line. */
	lineTop: number;
}

const top = 40;
const right = 52;

export function unitIntervalsLayout(
	units: readonly UnitValue[],
	nation: number | null,
	{ unit: valueUnit = 'share', width, left, rowHeight, lineTop }: UnitIntervalsSize,
) {
	const end = width - right;
	const values = drawnValues(units);
	const x = scaleLinear(valueDomain(valueUnit, nation === null ? values : [...values, nation]), [left, end]);
	return {
		width,
		height: top + units.length * rowHeight + 8,
		left,
		end,
		top,
		rows: units.map((unit, index) => ({
			id: unit.id,
			top: top + index * rowHeight,
			y: top + index * rowHeight + lineTop,
			x: x(unit.value),
			interval: unit.interval && { x0: x(unit.interval.lower), x1: x(unit.interval.upper) },
		})),
		ticks: x.ticks(4).map((value) => ({ value, x: x(value) })),
		nation: nation === null ? null : x(nation),
	};
}
