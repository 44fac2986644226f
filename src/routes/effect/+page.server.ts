import { effectRows, responseOf } from '$lib/server/effect';
import { askedEffect, besideNation } from './asked';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = await askedEffect({ locals, url });
	const byLevel = url.searchParams.get('by') === 'service_level';
	const empty = { ...asked, byLevel, own: [], steps: [], responses: [], whole: null };
	if (!asked.isShown) return empty;
	const whole = await besideNation({ locals, url }, asked);
	const { organisation, year } = asked;
	const own = await effectRows(locals.db, {
		...{ organisation: organisation.id, year },
		dimension: byLevel ? 'service_level' : undefined,
	});
	const all = whole && (await effectRows(locals.db, { organisation: whole.id, year }));
	return {
		...asked,
		byLevel,
		own: own.means.filter((row) => (row.part !== '') === byLevel),
		steps: own.steps.filter((row) => (row.part !== '') === byLevel),
		/** Across instruments: all together, since a standardised mean is one of its own patients. */
		responses: own.means.flatMap((row) => {
			const response = row.part === '' && row.mask === null ? responseOf(row) : null;
			return response && row.mask === null ? [{ instrument: row.instrument, n: row.n, ...response }] : [];
		}),
		// The nation is kept whole: it has no rows by level.
		whole: whole &&
			all && { name: whole.name, means: byLevel ? [] : all.means, steps: byLevel ? [] : all.steps },
	};
};
