/** Twelve months that are no calendar year: four quarters added up, where all four may be shown. */
import {
	indicatorKind,
	type IndicatorCell,
	type IndicatorDefinition,
	type IndicatorId,
	type IndicatorKind,
} from '../../domain/indicators.ts';
import type { Quarter } from '../../domain/quarters.ts';
import type { QuestionRow } from './index.ts';
import { cellOf, shownSums, type CellRow } from './rows.ts';

/** Kinds that quarters cannot be added up to: medians know no sum, and other sources report whole years. */
export function isYearlyOnly(kind: IndicatorKind): boolean {
	return kind === 'median' || kind === 'coverage';
}

const reasons = ['coverage', 'few', 'secondary'] as const;
const names = [
	'n',
	'met',
	'eligible',
	'matured',
	'answered',
	'total',
	'squares',
] as const satisfies readonly (keyof typeof shownSums)[];

/**
 * The row of four quarters. Hidden with the first reason of any of them, so that a hidden quarter never follows from the
 * sum; nothing where one has no courses that count, since three quarters are no year.
 */
export function addQuarters(
	kind: IndicatorKind,
	quarters: readonly (CellRow | undefined)[],
): CellRow | undefined {
	if (isYearlyOnly(kind)) return undefined;
	const known = quarters.flatMap((row) => row ?? []);
	const hidden = reasons.find((reason) => known.some((row) => row.mask === reason));
	const sums = { n: 0, met: 0, eligible: 0, matured: 0, answered: 0, total: 0, squares: 0 };
	if (hidden) {
		const nothing = { n: null, met: null, eligible: null, matured: null, answered: null };
		return { ...nothing, total: null, squares: null, mask: hidden };
	}
	if (known.length < quarters.length) return undefined;
	for (const row of known) {
		if (row.mask !== null) continue;
		for (const name of names) sums[name] += row[name];
		// Of a rate the total is who lives there: the same people in every quarter, as counted last.
		if (kind === 'rate') sums.total = row.total;
	}
	return { ...sums, mask: null };
}

/** One cell of every indicator and organisation for the quarters together, as of the year in which they end. */
export function rollingCells(
	definitions: readonly IndicatorDefinition[],
	organisations: readonly string[],
	quarters: readonly Quarter[],
	rows: readonly QuestionRow[],
): IndicatorCell[] {
	const last = quarters.at(-1);
	if (!last) throw new RangeError('quarters must hold one at least');
	const key = (organisation: string, indicator: IndicatorId, { year, quarter }: Quarter) =>
		`${organisation}|${indicator}|${year}|${quarter}`;
	const byKey = new Map(rows.map((row) => [key(row.node_id, row.indicator, row), row]));
	const own = new Set(rows.filter((row) => row.own).map((row) => row.node_id));
	return [...new Set(definitions.map((definition) => definition.id))].flatMap((indicator) =>
		organisations.map((organisation) => {
			const at = { organisation, indicator, year: last.year, quarter: 0, own: own.has(organisation) };
			const parts = quarters.map((quarter) => byKey.get(key(organisation, indicator, quarter)));
			return cellOf(definitions, at, addQuarters(indicatorKind(indicator), parts));
		}),
	);
}
