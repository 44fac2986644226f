import { error } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { readRelease } from '$lib/server/releases';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'researcher');
	event.depends('research:releases');
	const release = await readRelease(event.locals.db, event.params.release);
	if (!release || release.project_id !== event.params.project) error(404, 'not_found');
	return { release };
};
