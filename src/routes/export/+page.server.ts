import { requireRole } from '$lib/server/auth/guard';
import { listOwnProjects } from '$lib/server/projects';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'researcher');
	return { projects: await listOwnProjects(event.locals.db) };
};
