import { effectWork } from '$lib/server/effect';
import { askedEffect } from '../asked';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = await askedEffect({ locals, url });
	const { organisation, year, isShown } = asked;
	return {
		...asked,
		work: isShown ? await effectWork(locals.db, { organisation: organisation.id, year }) : null,
	};
};
