import { fail, redirect } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { addInstitution, institutionSchema, listOrganisations, organisationGroups } from '$lib/server/units';
import { wrongFields } from '../../choices';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const organisations = await listOrganisations(event.locals.db);
	return { parents: organisationGroups(organisations, ['region', 'trust']) };
};

export const actions: Actions = {
	default: async (event) => {
		requireRole(event, 'coordinator');
		const form = await event.request.formData();
		const typed = {
			name: String(form.get('name') ?? '').slice(0, 300),
			parent_id: String(form.get('parent_id') ?? '').slice(0, 100),
		};
		const institution = institutionSchema.safeParse(typed);
		if (!institution.success) return fail(400, { typed, wrong: wrongFields(institution) });
		// The database knows what an institution is, not what it may lie under.
		const parents = organisationGroups(await listOrganisations(event.locals.db), ['region', 'trust']);
		const known = parents.some(({ options }) => options.some(({ value }) => value === typed.parent_id));
		if (!known) return fail(400, { typed, wrong: ['parent_id'] });
		await addInstitution(event.locals.db, institution.data);
		redirect(303, '/people?created=institution');
	},
};
