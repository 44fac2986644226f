import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { minimumPasswordLength } from '$lib/server/auth/passwords';
import { DatabaseError } from '$lib/server/backend/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const invitation = await locals.registry.authentication.invitation(params.token);
	return { valid: invitation !== null, account: invitation?.account ?? null };
};

const passwordSchema = z.string().min(minimumPasswordLength).max(1000);
const firstSchema = z.object({
	display_name: z.string().trim().min(1).max(120),
	email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
});

export const actions: Actions = {
	default: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const typed = {
			display_name: String(form.get('display_name') ?? ''),
			email: String(form.get('email') ?? ''),
		};
		const password = passwordSchema.safeParse(form.get('password'));
		const invitation = await locals.registry.authentication.invitation(params.token);
		if (!invitation) return fail(410, { typed, errors: {}, gone: true });
		const first = invitation.account ? null : firstSchema.safeParse(typed);
		const wrong = first && !first.success ? first.error.issues.map((issue) => issue.path[0]) : [];
		const errors = {
			display_name: wrong.includes('display_name'),
			email: wrong.includes('email'),
			password: !password.success,
			taken: false,
		};
		if (!password.success || (first && !first.success)) return fail(400, { typed, errors, gone: false });
		try {
			const accepted = await locals.registry.authentication.accept(
				cookies,
				params.token,
				password.data,
				first?.data ?? null,
			);
			if (!accepted) return fail(410, { typed, errors: {}, gone: true });
		} catch (error) {
			if (error instanceof DatabaseError && error.code === '23505') {
				return fail(400, { typed, errors: { ...errors, taken: true }, gone: false });
			}
			throw error;
		}
		redirect(303, '/');
	},
};
