import { effectRows } from '$lib/server/effect';
import { askedPeriod, askedPlace } from '$lib/server/indicators/place';
import { nation, readOrganisation } from '$lib/server/organisations';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { organisation, isOwn, choices } = await askedPlace({ locals, url });
	const { year, years } = await askedPeriod({ locals, url });
	const place = { organisation, isOwn, choices, year, years };
	if (!isOwn) return { ...place, own: [], ownSteps: [], whole: null, wholeSteps: null };
	const whole = organisation.id === nation ? null : await readOrganisation(locals.db, nation);
	const own = await effectRows(locals.db, organisation.id, year);
	const all = whole && (await effectRows(locals.db, nation, year));
	return {
		...place,
		own: own.means,
		ownSteps: own.steps,
		whole: whole && all && { name: whole.name, rows: all.means },
		wholeSteps: whole && all && { name: whole.name, rows: all.steps },
	};
};
