import { z } from 'zod';
import { requireRole } from '$lib/server/auth/guard';
import { listProjects } from '$lib/server/projects';
import { countStates } from './counts';
import { shownStates } from './states';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	// Somebody who is a researcher too reads own drafts elsewhere.
	const projects = (await listProjects(event.locals.db)).filter(({ state }) => state !== 'draft');
	const state = z.enum(shownStates).catch('sent').parse(event.url.searchParams.get('state'));
	return {
		state,
		counts: countStates(projects),
		projects: projects.filter((project) => project.state === state),
	};
};
