import { variableText } from '$lib/components/disclosure/words';
import { listPublicProjects } from '$lib/server/projects';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const projects = await listPublicProjects(locals.registry.backend.anonymous());
	// Labels are looked up here: the catalogue is too much for a page that anyone opens.
	return {
		projects: projects.map((project) => ({ ...project, variables: project.variables.map(variableText) })),
	};
};
