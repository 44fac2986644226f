import { readWorkCounts } from '$lib/server/courses/workList';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	// Read again for every page, so that the menu never says another number than the list beside it.
	void url.pathname;
	return {
		demo: locals.registry.demo,
		person: locals.person && {
			name: locals.person.name,
			roles: [...locals.person.roles],
			place: locals.person.units[0]?.name ?? locals.person.organisations[0]?.name ?? null,
		},
		counts: locals.person?.roles.has('clinician') ? await readWorkCounts(locals.db) : null,
	};
};
