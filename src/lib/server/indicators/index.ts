/**
 * The one module that asks for indicators: pages, charts and files all show what comes from here.
 * The database counts and masks; this adds the value, its interval and its level.
 */
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
import { wilsonInterval } from '../../stats/wilsonInterval.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

export { readDefinitions } from './definitions.ts';

const counts = {
	numerator: z.number().int(),
	denominator: z.number().int(),
	answered: z.number().int().nullable(),
};
const place = { organisation_id: z.string(), year: z.number().int(), indicator: z.enum(indicatorIds) };

const countRow = z.union([
	z.object({ ...place, ...counts, mask: z.null() }),
	// Strict about the nulls: a masked row that carried a number would be a leak, not a row.
	z.object({
		...place,
		numerator: z.null(),
		denominator: z.null(),
		answered: z.null(),
		mask: z.enum(['few', 'secondary']),
	}),
]);

interface Asked {
	organisations: readonly string[];
	years: readonly number[];
}

interface Counted {
	numerator: number;
	denominator: number;
	answered: number | null;
}

function amongAnswered(numerator: number, answered: number) {
	const { estimate, lower, upper } = wilsonInterval(numerator, answered);
	return { value: estimate, lower, upper };
}

/** A cell that may be shown, with its value, interval and level of the definition valid that year. */
function shown(
	definitions: readonly IndicatorDefinition[],
	at: { organisation: string; year: number; indicator: IndicatorId },
	{ numerator, denominator, answered }: Counted,
): IndicatorCell {
	const { estimate, lower, upper } = wilsonInterval(numerator, denominator);
	const definition = definitionIn(definitions, at.indicator, at.year);
	return {
		...at,
		mask: null,
		kind: indicatorKind(at.indicator),
		numerator,
		denominator,
		eligible: null,
		answered,
		value: estimate,
		interval: { lower, upper },
		standardError: null,
		amongAnswered: answered ? amongAnswered(numerator, answered) : null,
		level: definition ? judge(definition, estimate) : null,
	};
}

/** One cell for every indicator, organisation and year that was asked for, as the signed-in person may see it. */
export async function indicatorRows(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	{ organisations, years }: Asked,
): Promise<IndicatorCell[]> {
	const rows = await answer(
		z.array(countRow),
		db.rpc('indicator_counts', { p_organisations: [...organisations], p_years: [...years] }),
	);
	const byKey = new Map(rows.map((row) => [`${row.organisation_id}|${row.year}|${row.indicator}`, row]));
	const ids = [...new Set(definitions.map((definition) => definition.id))];
	return ids.flatMap((indicator) =>
		organisations.flatMap((organisation) =>
			years.map((year): IndicatorCell => {
				const row = byKey.get(`${organisation}|${year}|${indicator}`);
				const at = { organisation, year, indicator };
				if (!row) return { ...at, mask: 'none' };
				if (row.mask !== null) return { ...at, mask: row.mask };
				return shown(definitions, at, row);
			}),
		),
	);
}

/** Units that anyone may see, for one indicator and year. */
export async function publishedUnits(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	indicator: IndicatorId,
	year: number,
): Promise<IndicatorCell[]> {
	const rows = await answer(
		z.array(z.object({ unit_id: z.string(), ...counts })),
		db.rpc('published_units', { p_indicator: indicator, p_year: year }),
	);
	return rows.map((row) => shown(definitions, { organisation: row.unit_id, year, indicator }, row));
}

/** Years with completed courses, oldest first. */
export async function registryYears(db: Database): Promise<number[]> {
	return answer(z.array(z.number().int()), db.rpc('registry_years'));
}
