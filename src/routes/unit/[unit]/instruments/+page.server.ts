import { error, fail, redirect } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { chooseInstruments, choiceSchema, listInstrumentUnits } from '$lib/server/units/instruments';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The unit, where the person may choose for it: others' units look the same as none. */
async function openUnit(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>) {
	requireRole(event, 'clinician', 'leader');
	const units = await listInstrumentUnits(event.locals.db);
	return units.find(({ id }) => id === event.params.unit) ?? error(404, 'no_unit');
}

export const load: PageServerLoad = async (event) => ({
	unit: await openUnit(event),
	saved: event.url.searchParams.has('saved'),
});

export const actions: Actions = {
	default: async (event) => {
		const unit = await openUnit(event);
		const post = await event.request.formData();
		const typed = {
			main_instrument: String(post.get('main_instrument') ?? '').slice(0, 100),
			instruments: post.getAll('instruments').map(String).slice(0, 100),
		};
		const choice = choiceSchema.safeParse(typed);
		if (!choice.success) {
			return fail(400, { typed, wrong: choice.error.issues.map(({ path }) => String(path[0])) });
		}
		await chooseInstruments(event.locals.db, unit.id, choice.data);
		redirect(303, `/unit/${unit.id}/instruments?saved`);
	},
};
