import { fail, redirect } from '@sveltejs/kit';
import { dateInOslo } from '$lib/domain/format';
import { requireRole } from '$lib/server/auth/guard';
import { applicationSchema, apply } from '$lib/server/projects';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireRole(event, 'researcher');
	return { today: dateInOslo(new Date()) };
};

const longest = 4000;

export const actions: Actions = {
	default: async (event) => {
		requireRole(event, 'researcher');
		const form = await event.request.formData();
		const field = (name: string) => String(form.get(name) ?? '').slice(0, longest);
		const typed = {
			title: field('title'),
			// A text field sends its line breaks as two characters; the limit counts them as one.
			purpose: field('purpose').replaceAll('\r\n', '\n'),
			approval_reference: field('approval_reference'),
			ends_on: field('ends_on'),
		};
		const application = applicationSchema(dateInOslo(new Date())).safeParse(typed);
		if (!application.success) {
			return fail(400, { typed, wrong: application.error.issues.map((issue) => String(issue.path[0])) });
		}
		await apply(event.locals.db, application.data);
		redirect(303, '/export?applied');
	},
};
