import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireRole } from '$lib/server/auth/guard';
import { approve, listProjects } from '$lib/server/projects';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	return {
		projects: await listProjects(event.locals.db),
		approved: event.url.searchParams.has('approved'),
	};
};

export const actions: Actions = {
	approve: async (event) => {
		requireRole(event, 'coordinator');
		const project = z.uuid().safeParse((await event.request.formData()).get('project'));
		const result = project.success ? await approve(event.locals.db, project.data) : 'gone';
		if (result !== 'approved') return fail(409, { problem: result });
		redirect(303, '/projects?approved');
	},
};
