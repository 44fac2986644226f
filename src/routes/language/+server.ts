import { redirect } from '@sveltejs/kit';
import { cookieName, isLocale } from '$lib/paraglide/runtime';
import { safePath } from '$lib/server/redirects';
import type { RequestHandler } from './$types';

const aYear = 365 * 86_400;

export const POST: RequestHandler = async ({ request, cookies }) => {
	const form = await request.formData();
	const locale = form.get('locale');
	if (isLocale(locale)) {
		cookies.set(cookieName, locale, {
			path: '/',
			maxAge: aYear,
			httpOnly: false,
			sameSite: 'lax',
			secure: false,
		});
	}
	redirect(303, safePath(form.get('next')));
};
