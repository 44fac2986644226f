/** Geometry of a control chart: quarters in a row, the line they lie about, and the limits of each. */
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { ValueUnit } from '../../domain/indicatorsIds.ts';
import type { Interval } from '../../stats/interval.ts';
import type { XmrSignal } from '../../stats/xmrSignals.ts';
import { valueDomain } from '../valueDomain.ts';

export interface ControlQuarter {
	year: number;
	quarter: number;
	value: number;
	limits: Interval;
	/** What the quarter shows: `none` is nothing unusual. */
	signal: XmrSignal;
}

export interface ControlSize {
	width: number;
	height: number;
	unit: ValueUnit;
}

const margin = { top: 16, right: 66, bottom: 30, left: 44 };
const orderOf = ({ year, quarter }: { year: number; quarter: number }) => year * 4 + quarter - 1;

export function controlLayout(
	centre: number,
	points: readonly ControlQuarter[],
	{ width, height, unit }: ControlSize,
) {
	const orders = points.map(orderOf);
	const [first, last] = [orders[0] ?? 0, orders.at(-1) ?? 0];
	// Quarters that are hidden keep their place: the line breaks there.
	const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
	const bottom = height - margin.bottom;
	const right = width - margin.right;
	const x = scalePoint(all, [margin.left + 10, right - 10]);
	const half = Math.max(x.step(), 4) / 2;
	const drawn = points.flatMap(({ value, limits }) => [value, limits.lower, limits.upper]);
	const y = scaleLinear(valueDomain(unit, [centre, ...drawn]), [bottom, margin.top]);
	const at = (order: number) => x(order) ?? margin.left;
	const byOrder = new Map(points.map((point) => [orderOf(point), point]));
	const series = all.map((order) => ({ order, point: byOrder.get(order) ?? null }));
	const values = line<(typeof series)[number]>()
		.defined(({ point }) => point !== null)
		.x(({ order }) => at(order))
		.y(({ point }) => y(point?.value ?? centre));
	/** A step for each quarter. */
	const steps = (end: keyof Interval) =>
		line<{ x: number; y: number | null }>()
			.defined((step) => step.y !== null)
			.x((step) => step.x)
			.y((step) => step.y ?? 0)(
			series.flatMap(({ order, point }) =>
				[-half, half].map((by) => ({
					x: Math.min(right, Math.max(margin.left, at(order) + by)),
					y: point && y(point.limits[end]),
				})),
			),
		) ?? '';
	const newest = points.at(-1);
	return {
		...{ width, height, bottom, right, left: margin.left },
		centre: y(centre),
		path: values(series) ?? '',
		lower: steps('lower'),
		upper: steps('upper'),
		upperEnd: newest ? y(newest.limits.upper) : null,
		lowerEnd: newest ? y(newest.limits.lower) : null,
		points: points.map((point) => ({ ...point, x: at(orderOf(point)), y: y(point.value) })),
		// A year stands under its first quarter.
		years: all
			.filter((order, index) => order % 4 === 0 || (index === 0 && order % 4 < 2))
			.map((order) => ({ year: Math.floor(order / 4), x: at(order) })),
		ticks: y.ticks(4).map((value) => ({ value, y: y(value) })),
	};
}
