import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Everyone signed in starts where their work is. */
export const load: PageServerLoad = ({ locals }) => {
	const roles = locals.person?.roles;
	if (roles?.has('clinician')) redirect(303, '/courses');
	if (roles?.has('leader')) redirect(303, '/indicators');
	if (roles?.has('researcher')) redirect(303, '/export');
	if (roles?.has('coordinator')) redirect(303, '/people');
};
