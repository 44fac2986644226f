import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { getLocale } from '$lib/paraglide/runtime.js';
import { requireRole } from '$lib/server/auth/guard';
import { readOrganisation } from '$lib/server/organisations';
import { add, frequencies, list, remove } from '$lib/server/subscriptions';
import { keptAddress } from '$lib/server/subscriptions/address';
import { viewNames } from './views';
import type { Actions, PageServerLoad } from './$types';

/** So many that nobody reads them all. */
const most = 20;

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'leader', 'coordinator');
	const { db } = event.locals;
	const subscriptions = await list(db);
	const names = await viewNames(
		db,
		subscriptions.map(({ address }) => address),
	);
	const asked = event.url.searchParams;
	const [added, known] = [asked.get('added'), asked.get('known')];
	const nameOf = (id: string | null) => {
		const found = subscriptions.find((one) => one.id === id || one.address === id);
		return found ? (names.get(found.address) ?? found.address) : null;
	};
	return {
		most,
		subscriptions: subscriptions.map((one) => ({ ...one, name: names.get(one.address) ?? one.address })),
		added: nameOf(added),
		known: nameOf(known),
		removed: asked.has('removed'),
	};
};

const wanted = z.object({
	address: z.string().max(2000),
	organisation: z.string().max(100),
	frequency: z.enum(frequencies),
});

export const actions: Actions = {
	add: async (event) => {
		requireRole(event, 'leader', 'coordinator');
		const { db, registry } = event.locals;
		const form = wanted.safeParse(Object.fromEntries(await event.request.formData()));
		const address = form.success ? keptAddress(form.data.address, form.data.organisation) : null;
		if (!form.success || !address || !(await readOrganisation(db, form.data.organisation))) {
			return fail(400, { wrong: 'bad' as const });
		}
		if ((await list(db)).length >= most) return fail(400, { wrong: 'most' as const });
		const { frequency } = form.data;
		const isNew = await add(db, registry.backend.config.keys, { address, frequency, locale: getLocale() });
		redirect(303, `/subscriptions?${new URLSearchParams({ [isNew ? 'added' : 'known']: address })}`);
	},
	remove: async (event) => {
		requireRole(event, 'leader', 'coordinator');
		const id = z.uuid().safeParse((await event.request.formData()).get('id'));
		if (id.success) await remove(event.locals.db, id.data);
		redirect(303, '/subscriptions?removed');
	},
};
