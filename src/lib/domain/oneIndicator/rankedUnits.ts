/** Units in the order of their value, each also drawn towards the others as far as its size leaves room for chance. */
import { empiricalBayes } from '../../stats/empiricalBayes.ts';
import type { Interval } from '../../stats/interval.ts';
import type { ShownCell } from '../indicators.ts';

export interface RankedUnit {
	id: string;
	n: number;
	value: number;
	interval: Interval | null;
	/** By empirical Bayes; null where no standard error is known. */
	shrunken: number | null;
}

/** Shares on the logit scale, with half a course added on both sides so that 0 % and 100 % have a place on it. */
function logit({ numerator, denominator }: { numerator: number; denominator: number }) {
	const [met, missed] = [numerator + 0.5, denominator - numerator + 0.5];
	return { estimate: Math.log(met / missed), error: Math.sqrt(1 / met + 1 / missed) };
}

function shrunkenOf(cells: readonly ShownCell[]): (number | null)[] {
	const [first] = cells;
	if (!first || cells.length < 3) return cells.map(() => null);
	if (first.kind === 'proportion') {
		const points = cells.map(({ numerator, denominator }) =>
			logit({ numerator: numerator ?? 0, denominator }),
		);
		const { shrunken } = empiricalBayes(
			points.map((point) => point.estimate),
			points.map((point) => point.error),
		);
		return shrunken.map((value) => 1 / (1 + Math.exp(-value)));
	}
	const errors = cells.flatMap(({ standardError }) => (standardError ? [standardError] : []));
	if (first.kind !== 'mean' || errors.length < cells.length) return cells.map(() => null);
	return empiricalBayes(
		cells.map((cell) => cell.value),
		errors,
	).shrunken;
}

/** From the lowest value to the highest; equal ones in the order they came. */
export function rankedUnits(cells: readonly ShownCell[]): RankedUnit[] {
	const shrunken = shrunkenOf(cells);
	return cells
		.map(({ organisation, denominator, value, interval }, index) => ({
			...{ id: organisation, n: denominator, value, interval },
			shrunken: shrunken[index] ?? null,
		}))
		.toSorted((a, b) => a.value - b.value);
}
