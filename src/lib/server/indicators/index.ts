/**
 * The one module that asks for indicators: pages, charts, files and the open interface all show what comes from here.
 * The database adds up and hides; this adds the value, its interval and its level.
 */
import { z } from 'zod';
import { type IndicatorCell, type IndicatorDefinition, type IndicatorId } from '../../domain/indicators.ts';
import { hasFilters, type Filters } from '../../domain/indicatorsFilter.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import {
	cellOf,
	hiddenMore,
	hiddenReason,
	hiddenSums,
	indicatorColumn,
	rowsOf,
	shownMore,
	shownSums,
} from './rows.ts';

export { readDefinitions } from './definitions.ts';
export { publishedAt, readFrame } from './frame.ts';

/** Whose courses: those that the organisation's units treat, or those of the persons who live there. */
export const views = ['unit', 'residence'] as const;
export type View = (typeof views)[number];

export interface Question {
	organisations: readonly string[];
	years: readonly number[];
	/** One indicator; all without. */
	indicator?: IndicatorId;
	/** Each quarter as well as the whole year. */
	quarters?: boolean;
	view?: View;
	/** One or two; without quarters, for own organisations and the nation. */
	filters?: Filters;
}

const at = { node_id: z.string(), year: z.number().int(), indicator: indicatorColumn, own: z.boolean() };
const quarter = z.number().int().min(0).max(4);
// Strict about the nulls: a hidden row that carried a number would be a leak, not a row.
const wholeRow = z.union([
	z.object({ ...at, quarter, ...shownSums, ...shownMore, mask: z.null() }),
	z.object({ ...at, quarter, ...hiddenSums, ...hiddenMore, mask: hiddenReason }),
]);
const filteredRow = z.union([
	z.object({ ...at, ...shownSums, mask: z.null() }),
	z.object({ ...at, ...hiddenSums, mask: hiddenReason }),
]);

/** The sums of every cell that was asked for; a cell without a row holds nothing. */
export async function readRows(db: Database, question: Question): Promise<QuestionRow[]> {
	const { organisations, years, indicator, quarters = false, view = 'unit', filters = {} } = question;
	const asked = { p_nodes: [...organisations], p_years: [...years] };
	if (hasFilters(filters)) {
		const rows = await answer(
			z.array(filteredRow),
			db.rpc('indicator_filtered', { ...asked, p_filters: filters }),
		);
		return rows.map((row) => ({ ...row, quarter: 0 }));
	}
	const how = { p_quarters: quarters, p_indicator: indicator ?? null, p_view: view };
	return answer(z.array(wholeRow), db.rpc('indicator_cells', { ...asked, ...how }));
}

export type QuestionRow = z.infer<typeof wholeRow> | (z.infer<typeof filteredRow> & { quarter: number });

/** Parts of the courses are shown of the own organisations and of the nation alone. */
function isTooFine(
	{ filters = {} }: Question,
	{ organisation, own }: { organisation: string; own: boolean },
) {
	return hasFilters(filters) && !own && organisation !== 'nation';
}

/** One cell for every indicator, organisation and period that was asked for, as the person may see it. */
export async function indicatorRows(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	question: Question,
): Promise<IndicatorCell[]> {
	return cellsOf(definitions, question, await readRows(db, question));
}

/** The cells of a question, of the rows that answered it. */
export function cellsOf(
	definitions: readonly IndicatorDefinition[],
	question: Question,
	rows: readonly QuestionRow[],
): IndicatorCell[] {
	const key = (organisation: string, year: number, part: number, indicator: string) =>
		`${organisation}|${year}|${part}|${indicator}`;
	const byKey = new Map(rows.map((row) => [key(row.node_id, row.year, row.quarter, row.indicator), row]));
	const own = new Set(rows.filter((row) => row.own).map((row) => row.node_id));
	const ids = [...new Set(definitions.map((definition) => definition.id))].filter(
		(id) => question.indicator === undefined || id === question.indicator,
	);
	const parts = question.quarters ? [0, 1, 2, 3, 4] : [0];
	return ids.flatMap((indicator) =>
		question.organisations.flatMap((organisation) =>
			question.years.flatMap((year) =>
				parts.map((part): IndicatorCell => {
					const at = { organisation, year, quarter: part, indicator, own: own.has(organisation) };
					if (isTooFine(question, at)) return { ...at, mask: 'detail' };
					return cellOf(definitions, at, byKey.get(key(organisation, year, part, indicator)));
				}),
			),
		),
	);
}

const unitRow = z.union([
	z.object({ unit_id: z.string(), ...shownSums, ...shownMore, mask: z.null() }),
	z.object({ unit_id: z.string(), ...hiddenSums, ...hiddenMore, mask: hiddenReason }),
]);
const unitTable = z.record(z.string(), z.array(z.unknown())).transform(rowsOf).pipe(z.array(unitRow));

/** Every unit with courses, for one indicator and year, as anyone may see it. */
export async function publishedUnits(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	indicator: IndicatorId,
	year: number,
): Promise<IndicatorCell[]> {
	const rows = await answer(unitTable, db.rpc('indicator_units', { p_indicator: indicator, p_year: year }));
	return rows.map((row) =>
		cellOf(definitions, { organisation: row.unit_id, year, quarter: 0, indicator, own: false }, row),
	);
}
