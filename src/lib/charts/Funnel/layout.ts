/** Geometry of a funnel plot: shares by number of courses, with the limits that narrow as units grow. */
import { max, min } from 'd3-array';
import { scaleLinear, scaleSqrt } from 'd3-scale';
import { line } from 'd3-shape';
import type { FunnelStep } from '../../domain/oneIndicator/unitFunnel.ts';
import type { FunnelFlag, FunnelLimits } from '../../stats/index.ts';
import { shareDomain } from '../shareDomain.ts';

export interface FunnelPoint {
	id: string;
	n: number;
	value: number;
	flag: FunnelFlag;
}

export interface FunnelData {
	target: number;
	limits: readonly FunnelStep[];
	chance: readonly FunnelStep[] | null;
	units: readonly FunnelPoint[];
}

const margin = { top: 14, right: 62, bottom: 44, left: 44 };
const limitNames = ['lower998', 'lower95', 'upper95', 'upper998'] as const;

export function funnelLayout(
	{ target, limits, chance, units }: FunnelData,
	{ width, height }: { width: number; height: number },
) {
	const bottom = height - margin.bottom;
	const right = width - margin.right;
	const sizes = [...units, ...limits].map(({ n }) => n);
	const [smallest, largest] = [min(sizes) ?? 1, max(sizes) ?? 1];
	// Units crowd where they are small; the root gives them room.
	const x = scaleSqrt([smallest, Math.max(largest, smallest + 1)], [margin.left + 8, right]);
	const shares = [
		target,
		...units.map(({ value }) => value),
		...limits.flatMap(({ lower95, upper95 }) => [lower95, upper95]),
	];
	// The outer limits of the smallest units may lie outside the picture: they follow its edge.
	const y = scaleLinear(shareDomain(shares), [bottom, margin.top]).clamp(true);
	const path = (steps: readonly FunnelStep[], name: keyof FunnelLimits) =>
		line<FunnelStep>()
			.x((step) => x(step.n))
			.y((step) => y(step[name]))(steps) ?? '';
	const last = limits.at(-1);
	return {
		...{ width, height, bottom, right, left: margin.left },
		target: y(target),
		limits: limitNames.map((name) => ({ name, path: path(limits, name) })),
		chance: chance === null ? [] : limitNames.map((name) => ({ name, path: path(chance, name) })),
		labels: last ? { upper95: y(last.upper95), upper998: y(last.upper998) } : null,
		units: units.map((unit) => ({ ...unit, x: x(unit.n), y: y(unit.value) })),
		ticksX: x.ticks(width < 400 ? 4 : 6).map((value) => ({ value, x: x(value) })),
		ticksY: y.ticks(5).map((value) => ({ value, y: y(value) })),
	};
}
