import { requireRole } from '$lib/server/auth/guard';
import { list } from '$lib/server/followups';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireRole(event, 'clinician');
	return { list: await list(event.locals.db), manyUnits: person.units.length > 1 };
};
