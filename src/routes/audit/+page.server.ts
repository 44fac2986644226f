import { z } from 'zod';
import { requireRole } from '$lib/server/auth/guard';
import { actionText, auditActions, listEvents } from '$lib/server/audit';
import type { PageServerLoad } from './$types';

const id = z.coerce.number().int().positive().nullable().catch(null);

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const query = event.url.searchParams;
	const wanted = {
		action: z
			.string()
			.regex(/^[a-z_]+$/)
			.nullable()
			.catch(null)
			.parse(query.get('action') || null),
		person: z
			.uuid()
			.nullable()
			.catch(null)
			.parse(query.get('person') || null),
		subject: z
			.uuid()
			.nullable()
			.catch(null)
			.parse(query.get('project') || null),
		before: id.parse(query.get('before')),
		after: id.parse(query.get('after')),
	};
	const { people, ...page } = await listEvents(event.locals.db, wanted);
	return {
		...page,
		filter: { action: wanted.action ?? '', person: wanted.person ?? '', project: wanted.subject ?? '' },
		actions: Object.keys(auditActions).map((value) => ({ value, label: actionText(value) })),
		people: people.map(({ id, name }) => ({ value: id, label: name })),
	};
};
