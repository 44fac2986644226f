import { effectGoals } from '$lib/server/effect';
import { askedEffect, besideNation } from '../asked';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = await askedEffect({ locals, url });
	const { organisation, year, isShown } = asked;
	const whole = await besideNation({ locals, url }, asked);
	const all = whole && (await effectGoals(locals.db, { organisation: whole.id, year }));
	return {
		...asked,
		goals: isShown ? await effectGoals(locals.db, { organisation: organisation.id, year }) : null,
		whole: whole && all?.mask === null ? { name: whole.name, ...all.content } : null,
	};
};
