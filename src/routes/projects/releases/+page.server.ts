import { requireRole } from '$lib/server/auth/guard';
import { listProjects } from '$lib/server/projects';
import { listDraws } from '$lib/server/projects/draws';
import { countStates } from '../counts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const { db } = event.locals;
	const [projects, draws] = await Promise.all([listProjects(db), listDraws(db)]);
	return { draws, counts: countStates(projects) };
};
