/** One indicator among women and men, by age, diagnosis, level and phase. */
import { z } from 'zod';
import type { IndicatorCell, IndicatorDefinition, IndicatorId } from '../../domain/indicators.ts';
import { filterDimensions, filterValues, type FilterDimension } from '../../domain/indicatorsFilter.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { cellOf, hiddenReason, hiddenSums, shownSums } from './rows.ts';

const at = { node_id: z.string(), dimension: z.enum(filterDimensions), value: z.string() };
const partRow = z.union([
	z.object({ ...at, ...shownSums, mask: z.null() }),
	z.object({ ...at, ...hiddenSums, mask: hiddenReason }),
]);

/** One value of a dimension, with a cell for each organisation in the order that was asked for. */
export interface Part {
	dimension: FilterDimension;
	value: string;
	cells: IndicatorCell[];
}

/**
 * The parts that have courses, in the order of the code lists. Organisations that are neither the person's own nor the
 * nation have cells that say so.
 */
export async function indicatorParts(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	{
		organisations,
		year,
		indicator,
		own,
	}: { organisations: readonly string[]; year: number; indicator: IndicatorId; own: boolean },
): Promise<Part[]> {
	const rows = await answer(
		z.array(partRow),
		db.rpc('indicator_parts', { p_nodes: [...organisations], p_year: year, p_indicator: indicator }),
	);
	const key = (organisation: string, dimension: string, value: string) =>
		`${organisation}|${dimension}|${value}`;
	const byKey = new Map(rows.map((row) => [key(row.node_id, row.dimension, row.value), row]));
	const answered = new Set(rows.map((row) => row.node_id));
	const used = new Set(rows.map((row) => key('', row.dimension, row.value)));
	return filterDimensions.flatMap((dimension) =>
		filterValues[dimension]
			.filter((value) => used.has(key('', dimension, value)))
			.map((value): Part => ({
				dimension,
				value,
				cells: organisations.map((organisation): IndicatorCell => {
					const place = { organisation, year, quarter: 0, indicator, own: own && organisation !== 'nation' };
					const row = byKey.get(key(organisation, dimension, value));
					if (!row && !own && !answered.has(organisation)) return { ...place, mask: 'detail' };
					return cellOf(definitions, place, row);
				}),
			})),
	);
}
