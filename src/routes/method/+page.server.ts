import { readModelYears } from '$lib/server/caseMix/modelYears';
import { readFrame } from '$lib/server/indicators';
import { nation } from '$lib/server/organisations';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const db = locals.registry.backend.anonymous();
	const { definitions, published } = await readFrame(db);
	const years = published.map(({ year }) => year);
	return {
		newest:
			published
				.map(({ at }) => at)
				.sort()
				.at(-1) ?? null,
		minimum: Math.max(...definitions.map(({ minimumPublic }) => minimumPublic), 0),
		years,
		models: await readModelYears(db, definitions, nation, years),
	};
};
