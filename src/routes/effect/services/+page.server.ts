import { effectServices } from '$lib/server/effect';
import { askedCost, hoursOf, yearlyValue } from '$lib/server/effect/services';
import { askedEffect, besideNation } from '../asked';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = await askedEffect({ locals, url });
	const { organisation, year, isShown } = asked;
	const whole = await besideNation({ locals, url }, asked);
	const all = whole && (await effectServices(locals.db, { organisation: whole.id, year }));
	const own = isShown ? await effectServices(locals.db, { organisation: organisation.id, year }) : null;
	const hours = own?.mask === null ? hoursOf(own.content) : null;
	const cost = askedCost(url.searchParams.get('cost'));
	return {
		...asked,
		mask: own?.mask ?? null,
		hours,
		cost,
		value: hours && cost !== null ? yearlyValue(hours, cost) : null,
		whole: whole && all?.mask === null ? { name: whole.name, hours: hoursOf(all.content) } : null,
	};
};
