import { error } from '@sveltejs/kit';
import { isIndicatorId } from '$lib/domain/indicators';
import { readModels } from '$lib/server/caseMix';
import { hasModels } from '$lib/server/caseMix/modelYears';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { indicator } = params;
	if (!isIndicatorId(indicator) || !hasModels(indicator)) error(404, 'no_indicator');
	const models = await readModels(locals.registry.backend.anonymous(), indicator);
	const year = url.searchParams.get('year');
	const model = year === null ? models.at(-1) : models.find((one) => String(one.year) === year);
	if (year !== null && !model) error(404, 'no_year');
	return { indicator, years: models.map((one) => one.year), model: model ?? null };
};
