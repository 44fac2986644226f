/** The nation's numbers by one and two dimensions, protected before they are published. */
import { z } from 'zod';
import { protectLine, type Part } from '../../domain/disclosure/protectLine.ts';
import { protectTable } from '../../domain/disclosure/protectTable.ts';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const sums = {
	n: z.number().int(),
	met: z.number().int(),
	eligible: z.number().int(),
	matured: z.number().int(),
	answered: z.number().int(),
	total: z.number(),
	squares: z.number(),
};
const filterRow = z.object({
	year: z.number().int(),
	indicator: z.string(),
	dimension_a: z.string(),
	value_a: z.string(),
	dimension_b: z.string(),
	value_b: z.string(),
	largest: z.number().int(),
	...sums,
});
type FilterRow = z.infer<typeof filterRow>;

type Guarded = FilterRow & Part & { row: string; column: string };

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group) group.push(item);
		else groups.set(key(item), [item]);
	}
	return groups;
}

/** Hides, within one indicator, what may not be shown: first along each dimension, then in each table of two. */
function protectIndicator(rows: readonly Guarded[], minimum: number): void {
	const single = grouped(
		rows.filter((row) => row.dimension_b === ''),
		(row) => row.dimension_a,
	);
	const hiddenOf = new Map<string, Set<string>>();
	for (const [dimension, parts] of single) {
		protectLine(parts, minimum);
		hiddenOf.set(dimension, new Set(parts.filter((part) => part.hidden).map((part) => part.value_a)));
	}
	const tables = grouped(
		rows.filter((row) => row.dimension_b !== ''),
		(row) => `${row.dimension_a}|${row.dimension_b}`,
	);
	for (const cells of tables.values()) {
		const [first] = cells;
		if (!first) continue;
		protectTable(
			cells,
			{
				hiddenRows: hiddenOf.get(first.dimension_a) ?? new Set(),
				hiddenColumns: hiddenOf.get(first.dimension_b) ?? new Set(),
			},
			minimum,
		);
	}
}

/** What is published of a row: hidden ones lose their numbers. */
function published(row: Guarded, minimum: number) {
	const { year, indicator, dimension_a, value_a, dimension_b, value_b } = row;
	const at = { year, indicator, dimension_a, value_a, dimension_b, value_b };
	if (row.hidden) return { ...at, mask: row.n < minimum ? 'few' : 'secondary' };
	const { n, met, eligible, matured, answered, total, squares } = row;
	return { ...at, n, met, eligible, matured, answered, total, squares, mask: null };
}

/**
 * Protects a year's numbers of the nation by dimensions.
 *
 * @param hidden indicators of which the nation itself is not shown: their parts would add up to it
 */
export function protectFilters(counted: readonly FilterRow[], hidden: ReadonlySet<string>, minimum: number) {
	const rows = counted.map((row): Guarded => ({
		...row,
		hidden: false,
		row: row.value_a,
		column: row.value_b,
	}));
	for (const [indicator, ofIndicator] of grouped(rows, (row) => row.indicator)) {
		if (hidden.has(indicator)) for (const row of ofIndicator) row.hidden = true;
		else protectIndicator(ofIndicator, minimum);
	}
	return rows.map((row) => published(row, minimum));
}

/** Counts, protects and publishes a year of the nation's numbers by dimensions. */
export async function publishFilters(
	service: Database,
	year: number,
	hidden: ReadonlySet<string>,
	minimum: number,
): Promise<void> {
	const counted = await answer(z.array(filterRow), service.rpc('filter_counts', { p_year: year }));
	const rows = protectFilters(counted, hidden, minimum);
	await done(service.rpc('publish_filters', { p_year: year, p_rows: rows }));
}
