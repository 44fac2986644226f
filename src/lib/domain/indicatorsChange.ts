/** Changes of a share from one year to another, told only when they are beyond chance. */
import { newcombeDifference, type ShareDifference } from '../stats/newcombeDifference.ts';
import type { IndicatorCell, IndicatorDefinition, ShownCell } from './indicators.ts';

export interface Change {
	from: ShownCell;
	to: ShownCell;
	/** To minus from, with Newcombe's interval of 95 %. */
	difference: ShareDifference;
	/** Whether the interval leaves out no change; false: chance explains it. */
	certain: boolean;
	/** Up is better or worse as the definition says. */
	better: boolean;
}

/** The change between two cells; null where one of them may not be shown. */
export function changeBetween(
	from: IndicatorCell | undefined,
	to: IndicatorCell | undefined,
	better: IndicatorDefinition['better'],
): Change | null {
	if (!from || !to || from.mask !== null || to.mask !== null) return null;
	const difference = newcombeDifference(to.numerator, to.denominator, from.numerator, from.denominator);
	return {
		from,
		to,
		difference,
		certain: difference.lower > 0 || difference.upper < 0,
		better: better === 'higher' ? difference.difference > 0 : difference.difference < 0,
	};
}

/** The largest certain change for the better and for the worse. */
export function largestChanges(changes: readonly Change[]): { better: Change | null; worse: Change | null } {
	const size = (change: Change) => Math.abs(change.difference.difference);
	const sorted = changes.filter((change) => change.certain).sort((a, b) => size(b) - size(a));
	return {
		better: sorted.find((change) => change.better) ?? null,
		worse: sorted.find((change) => !change.better) ?? null,
	};
}
