import { requireRole } from '$lib/server/auth/guard';
import { listInstrumentUnits } from '$lib/server/units/instruments';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'clinician', 'leader');
	return { units: await listInstrumentUnits(event.locals.db) };
};
