import { error } from '@sveltejs/kit';
import { codebookOf } from '$lib/domain/codebook';
import { quasiIdentifiers } from '$lib/domain/deidentification';
import { requireRole } from '$lib/server/auth/guard';
import { draw } from '$lib/server/exports';
import { readOwnProject } from '$lib/server/projects';
import type { PageServerLoad } from './$types';

/** The project, and where it is approved the report and variables of the file as it would be now. */
export const load: PageServerLoad = async (event) => {
	requireRole(event, 'researcher');
	const project = await readOwnProject(event.locals.db, event.params.project);
	if (!project) error(404, 'not_found');
	if (project.state !== 'approved') return { project, preview: null, refused: null };
	const drawn = await draw(event.locals.db, project.id, { freeze: false });
	if (!drawn.released) return { project, preview: null, refused: { needed: drawn.needed } };
	const variables = codebookOf(drawn.release).map(({ name, label, unit }) => ({ name, label, unit }));
	const kept = variables.filter(({ name }) => quasiIdentifiers.some((column) => column === name));
	return {
		project,
		preview: { report: drawn.release.report, variables, kept: kept.map(({ label }) => label) },
		refused: null,
	};
};
