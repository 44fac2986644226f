/** The open interface of the published numbers: what may be asked, and the shape of the answer. */
import { z } from 'zod';
import {
	indicatorIds,
	indicatorKinds,
	indicatorLevels,
	maskReasons,
	valueUnits,
	type IndicatorCell,
	type IndicatorDefinition,
} from '../../domain/indicators.ts';
import { filterDimensions, filtersOf, filterValues } from '../../domain/indicatorsFilter.ts';
import type { Question, View } from '../indicators/index.ts';
import { views } from '../indicators/index.ts';

/** As many as one question may name; more are asked one after the other. */
const mostOrganisations = 50;

const list = (parameters: URLSearchParams, name: string) =>
	parameters.getAll(name).flatMap((value) => value.split(',').filter((part) => part !== ''));

const asked = z.strictObject({
	organisation: z
		.array(z.string().regex(/^[a-z0-9-]{1,80}$/i))
		.max(mostOrganisations)
		.transform((ids) => (ids.length > 0 ? [...new Set(ids)] : ['nation'])),
	year: z.array(z.string().regex(/^\d{4}$/)).transform((years) => [...new Set(years.map(Number))]),
	indicator: z.enum(indicatorIds).nullable(),
	view: z.enum(views).nullable(),
	quarters: z.enum(['true', 'false']).nullable(),
});

const otherNames: readonly string[] = ['organisation', 'year', 'indicator', 'view', 'quarters'];

/**
 * Reads a question from an address.
 *
 * @param known years with courses: all of them are meant where the question names none
 * @returns the question, or the name of the parameter that cannot be understood
 */
export function readQuestion(
	parameters: URLSearchParams,
	known: readonly number[],
): { question: Question } | { refused: string } {
	for (const name of parameters.keys()) {
		if (!otherNames.includes(name) && !filterDimensions.some((dimension) => dimension === name)) {
			return { refused: name };
		}
	}
	const parsed = asked.safeParse({
		organisation: list(parameters, 'organisation'),
		year: list(parameters, 'year'),
		indicator: parameters.get('indicator'),
		view: parameters.get('view'),
		quarters: parameters.get('quarters'),
	});
	if (!parsed.success) return { refused: String(parsed.error.issues[0]?.path[0] ?? '') };
	const filters = filtersOf(parameters);
	if (!filters) return { refused: filterDimensions.find((name) => parameters.has(name)) ?? '' };
	const { organisation, year, indicator, view, quarters } = parsed.data;
	const wanted = year.filter((one) => known.includes(one));
	return {
		question: {
			organisations: organisation,
			years: year.length > 0 ? wanted : known,
			...(indicator ? { indicator } : {}),
			view: view ?? 'unit',
			quarters: quarters === 'true' && Object.keys(filters).length === 0,
			filters,
		},
	};
}

const share = z.number().nullable();

/** One number, or the reason why it is not shown. Shares are from 0 to 1. */
export const indicatorRow = z.object({
	indicator: z.enum(indicatorIds),
	definition_version: z.number().int().nullable(),
	organisation: z.string(),
	view: z.enum(views),
	year: z.number().int(),
	quarter: z.number().int().min(1).max(4).nullable().meta({ description: 'Null: the whole year.' }),
	kind: z.enum(indicatorKinds).nullable(),
	value: share,
	lower: share.meta({ description: 'Limits of 95 %.' }),
	upper: share,
	numerator: share,
	denominator: share,
	eligible: share.meta({ description: 'To be asked at 12 months, whether the time has come or not.' }),
	matured: share,
	answered: share,
	value_among_answered: share,
	expected: share.meta({
		description: 'Met, or the sum of the values, with the nation’s results for persons like these.',
	}),
	ratio: share.meta({ description: 'Numerator by expected; null for means.' }),
	level: z.enum(['high', 'moderate', 'low']).nullable(),
	mask: z.enum(maskReasons).nullable().meta({ description: 'Why no number is shown; null where it is.' }),
});
export type IndicatorRow = z.infer<typeof indicatorRow>;

export const indicatorAnswer = z.object({
	published: z.array(z.object({ year: z.number().int(), at: z.string() })),
	definitions: z.array(
		z.object({
			indicator: z.enum(indicatorIds),
			version: z.number().int(),
			valid_from: z.string(),
			valid_to: z.string().nullable(),
			title: z.string(),
			group: z.enum(indicatorLevels),
			kind: z.enum(indicatorKinds),
			unit: z.enum(valueUnits),
			better: z.enum(['higher', 'lower', 'neither']),
			green: share,
			yellow: share,
		}),
	),
	rows: z.array(indicatorRow),
});

/** A cell as the interface says it. */
export function rowOf(
	cell: IndicatorCell,
	view: View,
	definition: IndicatorDefinition | undefined,
): IndicatorRow {
	const at = {
		indicator: cell.indicator,
		definition_version: definition?.version ?? null,
		organisation: cell.organisation,
		view,
		year: cell.year,
		quarter: cell.quarter === 0 ? null : cell.quarter,
	};
	if (cell.mask !== null) {
		const nothing = { value: null, lower: null, upper: null, numerator: null, denominator: null };
		const none = { eligible: null, matured: null, answered: null, value_among_answered: null };
		return {
			...at,
			kind: null,
			...nothing,
			...none,
			expected: null,
			ratio: null,
			level: null,
			mask: cell.mask,
		};
	}
	return {
		...at,
		kind: cell.kind,
		value: cell.value,
		lower: cell.interval?.lower ?? null,
		upper: cell.interval?.upper ?? null,
		numerator: cell.numerator,
		denominator: cell.denominator,
		eligible: cell.eligible,
		matured: cell.twelveMonths?.matured ?? null,
		answered: cell.answered,
		value_among_answered: cell.amongAnswered?.value ?? null,
		expected: cell.adjusted?.expected ?? null,
		ratio:
			cell.adjusted && cell.kind === 'proportion' ? cell.adjusted.observed / cell.adjusted.expected : null,
		level: cell.level,
		mask: null,
	};
}

/** The parameters of the question, for the document. */
export function questionParameters(): object[] {
	const query = (name: string, description: string, schema: object) => ({
		name,
		in: 'query',
		description,
		schema,
	});
	const some = { type: 'array', items: { type: 'string' } };
	return [
		query('organisation', `Up to ${mostOrganisations} ids; the nation without.`, {
			...some,
			maxItems: mostOrganisations,
		}),
		query('year', 'Years; all without.', { type: 'array', items: { type: 'integer' } }),
		query('indicator', 'One indicator; all without.', { type: 'string', enum: [...indicatorIds] }),
		query('view', 'By the unit that treats, or by the municipality in which the person lives.', {
			type: 'string',
			enum: [...views],
		}),
		query('quarters', 'Each quarter as well as the year.', { type: 'boolean' }),
		...filterDimensions.map((dimension) =>
			query(dimension, 'A part of the courses of the nation; at most two such parameters.', {
				type: 'string',
				enum: [...filterValues[dimension]],
			}),
		),
	];
}
