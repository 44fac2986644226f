import { fail, redirect } from '@sveltejs/kit';
import { faultsByField } from '$lib/domain/course/schema';
import type { Fault } from '$lib/domain/course/values';
import { answerFields, answerSchema } from '$lib/domain/followup/answer';
import { open, reply } from '$lib/server/followups/links';
import type { Actions, PageServerLoad } from './$types';

/** The token alone opens the form: whoever is signed in beside it is not asked. */
const asNobody = (locals: App.Locals) => locals.registry.backend.anonymous();

export const load: PageServerLoad = async ({ locals, params }) => ({
	questions: await open(asNobody(locals), params.token),
});

const names = Object.keys(answerFields);

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const post = await request.formData();
		const typed = Object.fromEntries(names.map((name) => [name, String(post.get(name) ?? '')]));
		const faults = (found: Record<string, Fault>) => ({ typed, faults: found, gone: false });
		// A slip of the finger is told here and costs no try; the database counts what gets past this.
		const read = answerSchema.safeParse(typed);
		if (!read.success) return fail(400, faults(faultsByField(read.error, {})));
		if (!(await reply(asNobody(locals), params.token, read.data))) {
			return fail(410, { ...faults({}), gone: true });
		}
		redirect(303, '/answer/thanks');
	},
};
