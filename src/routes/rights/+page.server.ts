import { fail, redirect } from '@sveltejs/kit';
import { readNationalId } from '$lib/domain/nationalId';
import { requireRole } from '$lib/server/auth/guard';
import { done } from '$lib/server/backend/answers';
import { confirmSchema, erasePerson, findPerson, readTarget, targetSchema } from '$lib/server/erasure';
import { matchIdentity } from '$lib/server/identity/cipher';
import { listUnits } from '$lib/server/units';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const units = await listUnits(event.locals.db);
	return {
		units: units.map(({ id, name, organisation }) => ({ value: id, label: `${name}, ${organisation.name}` })),
		erased: event.url.searchParams.has('erased'),
	};
};

const textOf = (post: FormData, name: string, longest: number) =>
	String(post.get(name) ?? '').slice(0, longest);

export const actions: Actions = {
	reserve: async (event) => {
		requireRole(event, 'coordinator');
		const { backend, demo } = event.locals.registry;
		const typed = textOf(await event.request.formData(), 'national_id', 40);
		const read = readNationalId(typed, demo);
		if (!read.ok) return fail(400, { reservation: { typed, fault: read.fault } });
		// Only what the number is matched by reaches the database.
		const p_national_id_hmac = matchIdentity(backend.config.keys, read.id.digits);
		await done(event.locals.db.rpc('add_reservation', { p_national_id_hmac }));
		return { reserved: true };
	},
	find: async (event) => {
		requireRole(event, 'coordinator');
		const { backend, demo } = event.locals.registry;
		const post = await event.request.formData();
		const typed = {
			national_id: textOf(post, 'erase_national_id', 40),
			unit_id: textOf(post, 'unit_id', 100),
			number: textOf(post, 'number', 20),
		};
		const read = readTarget(typed, backend.config.keys, demo);
		if (!read.ok) return fail(400, { find: { typed, faults: read.faults } });
		const found = await findPerson(event.locals.db, read.target);
		if (found.state === 'found') return { erasure: { target: read.target, found } };
		// A number that fits nobody is not sent back: the page never holds a national id that was right.
		return fail(404, { find: { typed: { ...typed, national_id: '' }, faults: {}, state: found.state } });
	},
	erase: async (event) => {
		requireRole(event, 'coordinator');
		const post = await event.request.formData();
		const target = targetSchema.safeParse(Object.fromEntries(post));
		if (!target.success) return fail(400, { find: { faults: {}, state: 'changed' as const } });
		const confirmed = confirmSchema.safeParse(Object.fromEntries(post));
		const erased = confirmed.success && (await erasePerson(event.locals.db, target.data, confirmed.data));
		if (erased) redirect(303, '/rights?erased');

		const found = await findPerson(event.locals.db, target.data);
		if (confirmed.success || found.state !== 'found') {
			return fail(409, { find: { faults: {}, state: 'changed' as const } });
		}
		const faults = confirmed.error.issues.map(({ path, message }) => [String(path[0]), message] as const);
		const typed = {
			reason: textOf(post, 'reason', 1000),
			reserve: post.has('reserve'),
			sure: post.has('sure'),
		};
		return fail(400, {
			erasure: { target: target.data, found, typed, faults: Object.fromEntries(faults) },
		});
	},
};
