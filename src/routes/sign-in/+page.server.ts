import { fail, redirect } from '@sveltejs/kit';
import { safePath } from '$lib/server/redirects';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.person) redirect(303, safePath(url.searchParams.get('next')));
	return {
		next: safePath(url.searchParams.get('next')),
		demoPeople: await locals.registry.authentication.demoPeople(),
	};
};

export const actions: Actions = {
	password: async ({ request, locals, cookies, getClientAddress }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '');
		const password = String(form.get('password') ?? '');
		if (!email || !password || email.length > 254 || password.length > 1000) {
			return fail(400, { email: email.slice(0, 254), problem: 'missing' as const });
		}
		const result = await locals.registry.authentication.signIn(cookies, email, password, getClientAddress());
		if (result === 'too_many_tries') return fail(429, { email, problem: 'too_many' as const });
		if (result === 'refused') return fail(400, { email, problem: 'refused' as const });
		redirect(303, safePath(form.get('next')));
	},
	demo: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const signedIn = await locals.registry.authentication.signInDemo(
			cookies,
			String(form.get('account') ?? ''),
		);
		if (!signedIn) return fail(400, { email: '', problem: 'refused' as const });
		redirect(303, safePath(form.get('next')));
	},
};
