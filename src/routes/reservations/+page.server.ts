import { fail } from '@sveltejs/kit';
import { readNationalId } from '$lib/domain/nationalId';
import { requireRole } from '$lib/server/auth/guard';
import { done } from '$lib/server/backend/answers';
import { matchIdentity } from '$lib/server/identity/cipher';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireRole(event, 'coordinator');
};

export const actions: Actions = {
	default: async (event) => {
		requireRole(event, 'coordinator');
		const { backend, demo } = event.locals.registry;
		const typed = String((await event.request.formData()).get('national_id') ?? '').slice(0, 40);
		const read = readNationalId(typed, demo);
		if (!read.ok) return fail(400, { typed, fault: read.fault });
		// Only what the number is matched by reaches the database.
		const p_national_id_hmac = matchIdentity(backend.config.keys, read.id.digits);
		await done(event.locals.db.rpc('add_reservation', { p_national_id_hmac }));
		return { registered: true };
	},
};
