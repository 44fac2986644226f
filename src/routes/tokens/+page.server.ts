import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireRole } from '$lib/server/auth/guard';
import { createToken, listTokens, listTokenUnits, revokeToken, tokenSchema } from '$lib/server/unitTokens';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'leader');
	const [tokens, units] = await Promise.all([listTokens(event.locals.db), listTokenUnits(event.locals.db)]);
	const asked = event.url.searchParams.get('revoke');
	return {
		tokens,
		units,
		origin: event.url.origin,
		// The page asks once more before a token ends: a link and a form, so that it works without JavaScript.
		revoking: tokens.find(({ id, revoked_at }) => id === asked && revoked_at === null) ?? null,
		revoked: event.url.searchParams.has('revoked'),
	};
};

export const actions: Actions = {
	create: async (event) => {
		requireRole(event, 'leader');
		const form = await event.request.formData();
		const field = (name: string) => String(form.get(name) ?? '').slice(0, 300);
		const typed = { unit_id: field('unit_id'), name: field('name') };
		const wanted = tokenSchema.safeParse(typed);
		if (!wanted.success) {
			return fail(400, { typed, wrong: wanted.error.issues.map(({ path }) => String(path[0])) });
		}
		const token = await createToken(event.locals.db, wanted.data);
		if (!token) return fail(400, { typed, wrong: ['unit_id'] });
		return { created: { name: wanted.data.name, token } };
	},
	revoke: async (event) => {
		requireRole(event, 'leader');
		const id = z.uuid().safeParse((await event.request.formData()).get('token'));
		const revoked = id.success && (await revokeToken(event.locals.db, id.data));
		if (!revoked) return fail(404, { wrong: ['token'] });
		redirect(303, '/tokens?revoked');
	},
};
