import { listPublicProjects } from '$lib/server/projects';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	projects: await listPublicProjects(locals.registry.backend.anonymous()),
});
