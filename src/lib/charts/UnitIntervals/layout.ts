/** Geometry of one row per unit: its share as a point, its interval as a line, the nation as a line through all. */
import { scaleLinear } from 'd3-scale';
import { shareDomain } from '../shareDomain.ts';

export interface UnitShare {
	id: string;
	share: number;
	lower: number;
	upper: number;
}

export interface UnitIntervalsSize {
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
	units: readonly UnitShare[],
	nation: number | null,
	{ width, left, rowHeight, lineTop }: UnitIntervalsSize,
) {
	const end = width - right;
	const shares = units.flatMap((unit) => [unit.lower, unit.upper]);
	const x = scaleLinear(shareDomain(nation === null ? shares : [...shares, nation]), [left, end]);
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
			x: x(unit.share),
			x0: x(unit.lower),
			x1: x(unit.upper),
		})),
		ticks: x.ticks(4).map((share) => ({ share, x: x(share) })),
		nation: nation === null ? null : x(nation),
	};
}
