import { followupTimepoints } from '$lib/domain/course/names';
import { requireRole } from '$lib/server/auth/guard';
import { list, pageSize } from '$lib/server/followups';
import { pageNumber } from '$lib/server/pageNumber';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireRole(event, 'clinician');
	const query = event.url.searchParams;
	const timepoint = followupTimepoints.find((one) => one === query.get('timepoint')) ?? null;
	const page = pageNumber(query);
	const callList = await list(event.locals.db, timepoint, page);
	return { list: callList, timepoint, page, pageSize, manyUnits: person.units.length > 1 };
};
