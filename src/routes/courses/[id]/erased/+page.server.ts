import { error } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { readErased } from '$lib/server/erasure';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'clinician');
	const erased = await readErased(event.locals.db, event.params.id);
	if (!erased) error(404, 'no_course');
	return { erased };
};
