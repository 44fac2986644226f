import { fail } from '@sveltejs/kit';
import { addAccount, makeLink, personSchema, roleSchema } from '$lib/server/accounts';
import { requireRole } from '$lib/server/auth/guard';
import { listOrganisations, listUnits, organisationGroups } from '$lib/server/units';
import { led, typedRole, wrongFields } from '../../choices';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const [units, organisations] = await Promise.all([
		listUnits(event.locals.db),
		listOrganisations(event.locals.db),
	]);
	return {
		units: units.filter((unit) => unit.active).map(({ id, name }) => ({ id, name })),
		organisations: organisationGroups(organisations, led),
	};
};

export const actions: Actions = {
	default: async (event) => {
		requireRole(event, 'coordinator');
		const form = await event.request.formData();
		const typed = {
			display_name: String(form.get('display_name') ?? '').slice(0, 300),
			email: String(form.get('email') ?? '').slice(0, 300),
			...typedRole(form),
		};
		const person = personSchema.safeParse(typed);
		const role = roleSchema.safeParse(typed);
		if (!person.success || !role.success) return fail(400, { typed, wrong: wrongFields(person, role) });
		const id = await addAccount(event.locals.db, person.data, role.data);
		if (!id) return fail(400, { typed, wrong: ['taken'] });
		const link = await makeLink(event.locals, event.url.origin, id);
		return { created: { id, name: person.data.display_name, link } };
	},
};
