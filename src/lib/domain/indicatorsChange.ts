/** Changes of an indicator from one year to another, told only when they are beyond chance. */
import { normalCritical } from '../stats/critical.ts';
import type { Interval } from '../stats/interval.ts';
import { newcombeDifference } from '../stats/newcombeDifference.ts';
import { welchDifference } from '../stats/welchDifference.ts';
import type { BetterDirection, IndicatorCell, ShownCell } from './indicators.ts';

/** To minus from, in the unit of the value, with its interval of 95 %. */
export interface ValueDifference extends Interval {
	difference: number;
}

export interface Change {
	from: ShownCell;
	to: ShownCell;
	difference: ValueDifference;
	/** Whether the interval leaves out no change; false: chance explains it. */
	certain: boolean;
	/** Up is better or worse as the definition says; null where it says neither. */
	better: boolean | null;
}

/** Two rates counted independently, each with its standard error. */
function rateDifference(from: number, fromError: number, to: number, toError: number): ValueDifference {
	const half = normalCritical(0.95) * Math.hypot(fromError, toError);
	return { difference: to - from, lower: to - from - half, upper: to - from + half };
}

/**
 * The difference with its interval, as the kind of number allows: Newcombe's for shares, Welch's for means, the normal
 * one for rates. Null for medians, whose cells do not tell how they vary, and for coverage, which is no sample.
 */
function differenceOf(from: ShownCell, to: ShownCell): ValueDifference | null {
	if (to.kind === 'proportion' && from.numerator !== null && to.numerator !== null) {
		return newcombeDifference(to.numerator, to.denominator, from.numerator, from.denominator);
	}
	if (from.standardError === null || to.standardError === null) return null;
	if (to.kind === 'rate') return rateDifference(from.value, from.standardError, to.value, to.standardError);
	if (to.kind !== 'mean') return null;
	return welchDifference(
		{ mean: to.value, standardError: to.standardError, n: to.denominator },
		{ mean: from.value, standardError: from.standardError, n: from.denominator },
	);
}

/** The change between two cells; null where one of them may not be shown, or nobody can say how sure it is. */
export function changeBetween(
	from: IndicatorCell | undefined,
	to: IndicatorCell | undefined,
	better: BetterDirection,
): Change | null {
	if (!from || !to || from.mask !== null || to.mask !== null) return null;
	const difference = differenceOf(from, to);
	if (!difference) return null;
	const towards = better === 'higher' ? difference.difference : -difference.difference;
	return {
		from,
		to,
		difference,
		certain: difference.lower > 0 || difference.upper < 0,
		better: better === 'neither' ? null : towards > 0,
	};
}

/**
 * The largest certain change of a share for the better and for the worse. Only shares: percentage points can be
 * compared with each other, but not with points of a scale.
 */
export function largestChanges(changes: readonly Change[]): { better: Change | null; worse: Change | null } {
	const size = (change: Change) => Math.abs(change.difference.difference);
	const sorted = changes
		.filter((change) => change.certain && change.to.kind === 'proportion')
		.sort((a, b) => size(b) - size(a));
	return {
		better: sorted.find((change) => change.better === true) ?? null,
		worse: sorted.find((change) => change.better === false) ?? null,
	};
}
