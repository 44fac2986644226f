import { fail, redirect } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { addUnit, listOrganisations, organisationGroups, unitSchema } from '$lib/server/units';
import { wrongFields } from '../../choices';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const organisations = await listOrganisations(event.locals.db);
	// Institutions first: there are few of them, and municipalities are found by the first letters of their county.
	const groups = [
		...organisationGroups(organisations, ['institution']),
		...organisationGroups(organisations, ['municipality']),
	];
	return { organisations: groups };
};

export const actions: Actions = {
	default: async (event) => {
		requireRole(event, 'coordinator');
		const form = await event.request.formData();
		const field = (name: string) => String(form.get(name) ?? '').slice(0, 300);
		const typed = {
			name: field('name'),
			organisation_id: field('organisation_id'),
			service_level: field('service_level'),
			service_type: field('service_type'),
			main_instrument: field('main_instrument'),
			instruments: form.getAll('instruments').map(String).slice(0, 100),
		};
		const unit = unitSchema.safeParse(typed);
		if (!unit.success) return fail(400, { typed, wrong: wrongFields(unit) });
		await addUnit(event.locals.db, unit.data);
		redirect(303, '/people?created=unit');
	},
};
