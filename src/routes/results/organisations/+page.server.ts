import type { OrganisationKind } from '$lib/domain/codes';
import { readOrganisations } from '$lib/server/organisations';
import { organisationsOfKind, searchOrganisations } from '$lib/server/organisations/search';
import type { PageServerLoad } from './$types';

const mostFound = 60;
/** What a visitor without a word can start from: few enough to read. */
const beginnings: OrganisationKind[] = ['nation', 'region', 'trust', 'county'];

export const load: PageServerLoad = async ({ locals, url }) => {
	const db = locals.registry.backend.anonymous();
	const query = (url.searchParams.get('q') ?? '').trim();
	const found =
		query === ''
			? await organisationsOfKind(db, beginnings)
			: await searchOrganisations(db, query, mostFound + 1);
	const parents = await readOrganisations(db, [...new Set(found.flatMap(({ parentId }) => parentId ?? []))]);
	return {
		query,
		isCut: found.length > mostFound,
		found: found.slice(0, mostFound).map((node) => ({
			...node,
			place: parents.find(({ id }) => id === node.parentId) ?? null,
		})),
	};
};
