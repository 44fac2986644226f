import { definitionIn } from '$lib/domain/indicators';
import { indicatorTitle } from '$lib/domain/indicatorsText';
import { readQuestion, rowOf } from '$lib/server/api/indicators';
import { localeOf, problem } from '$lib/server/api/responses';
import { indicatorRows, readFrame } from '$lib/server/indicators';
import type { RequestHandler } from './$types';

/** The published numbers, to anyone, also to the pages of others: whoever is signed in gets the same. */
export const GET: RequestHandler = async ({ locals, request, url }) => {
	const db = locals.registry.backend.anonymous();
	const locale = localeOf(request);
	const { years, published, definitions } = await readFrame(db);
	const read = readQuestion(url.searchParams, years);
	if ('refused' in read) return problem('question', locale, read.refused);
	const { question } = read;
	const cells = await indicatorRows(db, definitions, question);
	return Response.json(
		{
			published,
			definitions: definitions
				.filter(({ id }) => question.indicator === undefined || id === question.indicator)
				.map((one) => ({
					indicator: one.id,
					version: one.version,
					valid_from: one.validFrom,
					valid_to: one.validTo,
					title: indicatorTitle(one.id, locale),
					group: one.level,
					kind: one.kind,
					unit: one.valueUnit,
					better: one.better,
					green: one.green,
					yellow: one.yellow,
				})),
			rows: cells.map((cell) =>
				rowOf(cell, question.view ?? 'unit', definitionIn(definitions, cell.indicator, cell.year)),
			),
		},
		{ headers: { 'Access-Control-Allow-Origin': '*', Vary: 'Accept-Language' } },
	);
};
