/** The rows of the database's indicator functions, and what becomes of one. */
import { z } from 'zod';
import {
	definitionIn,
	indicatorIds,
	indicatorKind,
	judge,
	type IndicatorCell,
	type IndicatorDefinition,
	type IndicatorId,
} from '../../domain/indicators.ts';
import { twelveMonths, valueOf, type CellSums } from '../../domain/indicatorsSums.ts';

const count = z.number().int();

export const shownSums = {
	n: count,
	met: count,
	eligible: count,
	matured: count,
	answered: count,
	total: z.number(),
	squares: z.number(),
};
export const hiddenSums = {
	n: z.null(),
	met: z.null(),
	eligible: z.null(),
	matured: z.null(),
	answered: z.null(),
	total: z.null(),
	squares: z.null(),
};
const more = z.number().nullable();
export const shownMore = { median: more, median_lower: more, median_upper: more, expected: more };
export const hiddenMore = {
	median: z.null(),
	median_lower: z.null(),
	median_upper: z.null(),
	expected: z.null(),
};
export const indicatorColumn = z.enum(indicatorIds);
export const hiddenReason = z.enum(['coverage', 'few', 'secondary']);

/**
 * A table that came as one list a column, as rows.
 *
 * @throws RangeError where a column is longer or shorter than another
 */
export function rowsOf(columns: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
	const names = Object.keys(columns);
	const length = columns[names[0] ?? '']?.length ?? 0;
	for (const name of names) {
		if (columns[name]?.length !== length)
			throw new RangeError(`columns must be equally long: ${name} has ${columns[name]?.length} of ${length}`);
	}
	return Array.from({ length }, (_, at) =>
		Object.fromEntries(names.map((name) => [name, columns[name]?.[at]])),
	);
}

export interface At {
	organisation: string;
	year: number;
	quarter: number;
	indicator: IndicatorId;
	own: boolean;
}

/** What the database says of a cell: its sums, or why there are none. */
export type CellRow =
	| ({ mask: z.infer<typeof hiddenReason> } & Record<keyof typeof hiddenSums, null>)
	| ({ mask: null } & Record<keyof typeof shownSums, number> &
			Partial<Record<keyof typeof shownMore, number | null>>);

function sumsOf(row: Extract<CellRow, { mask: null }>): CellSums {
	const { n, met, eligible, matured, answered, total, squares } = row;
	const medians = {
		median: row.median ?? null,
		medianLower: row.median_lower ?? null,
		medianUpper: row.median_upper ?? null,
	};
	return { n, met, eligible, matured, answered, total, squares, ...medians };
}

/** What the courses would have come to with the nation's results for persons like them; null where no model says. */
function adjustedOf(kind: IndicatorDefinition['kind'], sums: CellSums, expected: number | null | undefined) {
	if (expected === null || expected === undefined) return null;
	if (kind === 'mean') return { observed: sums.total, expected };
	return kind === 'proportion' && expected > 0 ? { observed: sums.met, expected } : null;
}

/** A cell as it is shown: its value, interval, level by the definition of its year, or the reason why there is none. */
export function cellOf(
	definitions: readonly IndicatorDefinition[],
	at: At,
	row: CellRow | undefined,
): IndicatorCell {
	if (!row) return { ...at, mask: 'none' };
	if (row.mask !== null) return { ...at, mask: row.mask };
	const kind = indicatorKind(at.indicator);
	const sums = sumsOf(row);
	const value = valueOf(kind, sums);
	if (!value) return { ...at, mask: 'none' };
	const definition = definitionIn(definitions, at.indicator, at.year);
	const ways = twelveMonths(sums);
	return {
		...at,
		...value,
		mask: null,
		kind,
		eligible: ways?.eligible ?? null,
		answered: ways?.answered ?? null,
		amongAnswered: kind === 'proportion' ? (ways?.answeredOnly ?? null) : null,
		twelveMonths: ways,
		adjusted: adjustedOf(kind, sums, row.expected),
		level: definition ? judge(definition, value.value) : null,
	};
}
