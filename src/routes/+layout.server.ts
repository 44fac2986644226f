import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	demo: locals.registry.demo,
	person: locals.person && {
		name: locals.person.name,
		roles: [...locals.person.roles],
		place: locals.person.units[0]?.name ?? locals.person.organisations[0]?.name ?? null,
	},
});
