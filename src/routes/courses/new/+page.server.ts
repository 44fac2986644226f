import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Delivery } from '$lib/domain/codes';
import { completeness } from '$lib/domain/course/completeness';
import { emptyForm, formFromPost, typedOf, type CourseForm } from '$lib/domain/course/form';
import { courseSchema } from '$lib/domain/course/schema';
import { dateInOslo } from '$lib/domain/format';
import { requireRole } from '$lib/server/auth/guard';
import { readHead } from '$lib/server/courses';
import { readMunicipalities, readUnit, type UnitDefaults } from '$lib/server/courses/choices';
import { submit } from '$lib/server/courses/submit';
import { makeSyntheticId } from '$lib/server/courses/synthetic';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The unit asked for, or the person's first; only own ones. */
async function chosenUnit(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<UnitDefaults> {
	const person = requireRole(event, 'clinician');
	const asked = event.url.searchParams.get('unit') ?? person.units[0]?.id;
	const own = person.units.find((unit) => unit.id === asked);
	const unit = own && (await readUnit(event.locals.db, own.id));
	if (!unit) error(404, 'no_unit');
	return unit;
}

/** Where such a unit usually meets its patients. */
function usualDelivery({ service_level, service_type }: UnitDefaults): Delivery | '' {
	if (service_type === 'day' || service_type === 'outpatient') return service_type;
	if (service_type === 'ambulant' || service_level === '2' || service_level === '3') return 'home';
	return service_level === '4' || service_type !== null ? 'inpatient' : '';
}

function startFrom(unit: UnitDefaults): CourseForm {
	const inMunicipality = unit.organisation_id.startsWith('municipality-');
	return {
		...emptyForm,
		service_level: unit.service_level,
		service_type: unit.service_type ?? '',
		delivery: usualDelivery(unit),
		main_instrument: unit.main_instrument,
		residence_municipality_id: inMunicipality ? unit.organisation_id : '',
	};
}

export const load: PageServerLoad = async (event) => {
	const unit = await chosenUnit(event);
	const form = startFrom(unit);
	const record = courseSchema(dateInOslo(new Date())).parse(typedOf(form));
	return {
		unit,
		units: event.locals.person?.units ?? [],
		form,
		completeness: completeness(record, null),
		municipalities: await readMunicipalities(event.locals.db),
		submissionId: crypto.randomUUID(),
	};
};

async function saveNew(event: RequestEvent, complete: boolean) {
	const unit = await chosenUnit(event);
	const post = await event.request.formData();
	const submission = z.uuid().safeParse(post.get('submission_id'));
	const submission_id = submission.success ? submission.data : crypto.randomUUID();
	const form = formFromPost(post);
	let result = await submit(event.locals, form, null, { unit_id: unit.id, submission_id }, complete);
	if (result.saved && result.repeated) {
		// Made by an earlier sending of this form: what was typed since is saved on top, unless somebody was there first.
		const { id } = result;
		const head = await readHead(event.locals.db, id);
		if (head?.status !== 'draft' || head.version !== 1) redirect(303, `/courses/${id}`);
		result = await submit(event.locals, form, null, { id, ...head }, complete);
	}
	if (!result.saved) return fail(400, { ...result, submission_id });
	redirect(303, `/courses/${result.id}`);
}

export const actions: Actions = {
	save: (event) => saveNew(event, false),
	complete: (event) => saveNew(event, true),
	synthetic: async (event) => {
		requireRole(event, 'clinician');
		const form = formFromPost(await event.request.formData());
		if (!event.locals.registry.demo) return fail(400, { form });
		return { form: { ...form, national_id: makeSyntheticId() } };
	},
};
