import { requireRole } from '$lib/server/auth/guard';
import { pageSize, readWorkList, workListStates } from '$lib/server/courses/workList';
import { findErased } from '$lib/server/erasure';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireRole(event, 'clinician');
	const query = event.url.searchParams;
	const state = workListStates.find((one) => one === query.get('state')) ?? 'open';
	const search = query.get('q') ?? '';
	const unit = person.units.find((one) => one.id === query.get('unit'))?.id ?? null;
	const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1);
	const list = await readWorkList(event.locals.db, {
		// A number is looked for among all, whatever list was open.
		state: search ? 'all' : state,
		search,
		unit,
		page,
	});
	return {
		list,
		erased: await findErased(event.locals.db, search, unit),
		units: person.units,
		state: search ? ('all' as const) : state,
		search,
		unit,
		page,
		pages: Math.max(1, Math.ceil(list.total / pageSize)),
	};
};
