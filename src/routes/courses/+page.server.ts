import { storable } from '$lib/domain/course/values';
import { workListStates } from '$lib/domain/workList/states';
import { requireRole } from '$lib/server/auth/guard';
import { pageSize, readWorkList } from '$lib/server/courses/workList';
import { findErased } from '$lib/server/erasure';
import { pageNumber } from '$lib/server/pageNumber';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireRole(event, 'clinician');
	const query = event.url.searchParams;
	const search = storable(query.get('q') ?? '');
	const named = (name: string) => workListStates.find((one) => one === query.get(name));
	// A search begins in all courses, whatever list it was typed in; a tab then narrows what was found.
	const state = named('state') ?? (search ? 'all' : (named('list') ?? 'now'));
	const unit = person.units.find((one) => one.id === query.get('unit'))?.id ?? null;
	const page = pageNumber(query);
	const list = await readWorkList(event.locals.db, { state, search, unit, page });
	const erased = await findErased(event.locals.db, search, unit);
	return { list, erased, units: person.units, state, search, unit, page, pageSize };
};
