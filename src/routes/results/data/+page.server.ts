import { readFrame } from '$lib/server/indicators';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { published } = await readFrame(locals.registry.backend.anonymous());
	return { published: published.toReversed() };
};
