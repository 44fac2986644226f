import { instruments, type InstrumentId } from '../instruments.ts';

/** Values outside were brought to the limits: an extreme value is known to more people than an ordinary one. */
export interface Limit {
	column: string;
	lower: number | null;
	upper: number | null;
	/** Values that were changed. */
	changed: number;
}

/** A wait or a stay of more than a year is coded as one year; none is below 0. */
export const dayLimits = { lower: 0, upper: 365 } as const;
export const dayColumns = ['waiting_days', 'length_days'] as const;

/** Instruments with an end of the scale that is open: there a single value may stand far out. */
export function isOpenEnded(instrument: InstrumentId): boolean {
	return instruments.some(({ id, min, max }) => id === instrument && (min === null || max === null));
}

/**
 * Limits of an open-ended measure, so that at least k values stand at each open end.
 *
 *     lower = k-th smallest value where the scale has no lower end, upper = k-th largest where it has no upper end
 *
 * Null at an end that the scale closes itself, or where the two would pass each other.
 */
export function limitsOf(
	instrument: InstrumentId,
	values: readonly number[],
	k: number,
): { lower: number | null; upper: number | null } {
	const shape = instruments.find(({ id }) => id === instrument);
	const sorted = values.toSorted((a, b) => a - b);
	if (!shape || sorted.length < 2 * k) return { lower: null, upper: null };
	return {
		lower: shape.min === null ? (sorted.at(k - 1) ?? null) : null,
		upper: shape.max === null ? (sorted.at(-k) ?? null) : null,
	};
}

export function clamp(value: number, lower: number | null, upper: number | null): number {
	return Math.min(Math.max(value, lower ?? -Infinity), upper ?? Infinity);
}
