import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { addRole, makeLink, readAccount, removeRole, roleSchema, setActive } from '$lib/server/accounts';
import { requireRole } from '$lib/server/auth/guard';
import { listOrganisations, listUnits, organisationGroups } from '$lib/server/units';
import { led, typedRole, wrongFields } from '../../choices';
import type { Actions, PageServerLoad } from './$types';

async function account({ locals, params }: Pick<RequestEvent<{ account: string }>, 'locals' | 'params'>) {
	const id = z.uuid().safeParse(params.account);
	const found = id.success ? await readAccount(locals.db, id.data) : null;
	if (!found) error(404, 'not_found');
	return found;
}

export const load: PageServerLoad = async (event) => {
	const person = requireRole(event, 'coordinator');
	const [found, units, organisations] = await Promise.all([
		account(event),
		listUnits(event.locals.db),
		listOrganisations(event.locals.db),
	]);
	return {
		account: found,
		own: found.id === person.id,
		units: units.filter((unit) => unit.active).map(({ id, name }) => ({ id, name })),
		organisations: organisationGroups(organisations, led),
	};
};

/** Nobody changes the own roles or closes the own door; the database refuses the roles as well. */
async function somebodyElse(event: RequestEvent<{ account: string }>) {
	const person = requireRole(event, 'coordinator');
	const found = await account(event);
	if (found.id === person.id) error(403, 'own_account');
	return found;
}

export const actions: Actions = {
	add_role: async (event) => {
		const { id } = await somebodyElse(event);
		const typed = typedRole(await event.request.formData());
		const role = roleSchema.safeParse(typed);
		if (!role.success) return fail(400, { typed, wrong: wrongFields(role) });
		const added = await addRole(event.locals.db, id, role.data);
		if (!added) return fail(400, { typed, wrong: ['twice'] });
		redirect(303, `/people/accounts/${id}`);
	},
	remove_role: async (event) => {
		const { id } = await somebodyElse(event);
		const membership = z.uuid().safeParse((await event.request.formData()).get('membership'));
		if (membership.success) await removeRole(event.locals.db, id, membership.data);
		redirect(303, `/people/accounts/${id}`);
	},
	deactivate: async (event) => {
		const { id } = await somebodyElse(event);
		await setActive(event.locals.db, id, false);
		redirect(303, `/people/accounts/${id}`);
	},
	activate: async (event) => {
		const { id } = await somebodyElse(event);
		await setActive(event.locals.db, id, true);
		redirect(303, `/people/accounts/${id}`);
	},
	link: async (event) => {
		const { id } = await somebodyElse(event);
		return { link: await makeLink(event.locals, event.url.origin, id) };
	},
};
