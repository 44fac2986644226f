import { max, min, nice } from 'd3-array';
import type { ValueUnit } from '../domain/indicatorsIds.ts';
import { shareDomain } from './shareDomain.ts';

/** Ends of an axis of values: shares stand inside 0–1, everything else on round numbers with 0 among them. */
export function valueDomain(unit: ValueUnit, values: readonly number[]): [number, number] {
	if (unit === 'share') return shareDomain(values);
	const low = Math.min(0, min(values) ?? 0);
	const high = Math.max(low === 0 ? 1 : 0, max(values) ?? 0);
	return nice(low, high, 4);
}

/** Everything that is drawn of some points: their values and, where known, the ends of their intervals. */
export function drawnValues(
	points: readonly { value: number; interval: { lower: number; upper: number } | null }[],
): number[] {
	return points.flatMap(({ value, interval }) =>
		interval ? [value, interval.lower, interval.upper] : [value],
	);
}
