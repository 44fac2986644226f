import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { openProject } from '$lib/server/projects';
import { releaseFormats } from '$lib/server/releaseFiles/types';
import { cancelRelease, listReleases, requestRelease } from '$lib/server/releases';
import { wakeReleaseWorker } from '$lib/server/releases/worker';
import type { Actions, PageServerLoad } from './$types';

async function opened(event: RequestEvent) {
	requireRole(event, 'researcher');
	const project = await openProject(event.locals.db, event.params.project ?? '');
	if (!project?.own) error(404, 'not_found');
	return project;
}

export const load: PageServerLoad = async (event) => {
	event.depends('research:releases');
	const project = await opened(event);
	return {
		project,
		releases: await listReleases(event.locals.db, project.id),
		sent: event.url.searchParams.has('sent'),
	};
};

export const actions: Actions = {
	make: async (event) => {
		const project = await opened(event);
		const form = await event.request.formData();
		const chosen = releaseFormats.filter((format) => form.getAll('formats').includes(format));
		if (chosen.length === 0) return fail(422, { trouble: 'no_format' as const });
		const requested = await requestRelease(event.locals.db, project.id, {
			formats: chosen,
			labels: form.has('labels'),
			language: form.get('language') === 'en' ? 'en' : 'nb',
		});
		if (!requested.ok) return fail(409, { trouble: requested.reason });
		wakeReleaseWorker();
		redirect(303, `/export/${project.id}`);
	},
	cancel: async (event) => {
		const project = await opened(event);
		const form = await event.request.formData();
		await cancelRelease(event.locals.db, String(form.get('release') ?? ''));
		redirect(303, `/export/${project.id}`);
	},
};
