import { requireRole } from '$lib/server/auth/guard';
import { buildTable } from '$lib/server/aggregates';
import { arrange } from './arrange';
import { askedTable, choices } from './asked';
import { kindOf } from './words';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'researcher', 'coordinator');
	const { chosen, request, wrong } = askedTable(event.url.searchParams);
	const { db, registry } = event.locals;
	const cells = request && (await buildTable(db, registry.backend.service(), request));
	return {
		chosen,
		wrong,
		choices,
		table: request &&
			cells && { ...request, kind: kindOf(request.measure), parts: arrange(request.dimensions, cells) },
		query: event.url.search,
	};
};
