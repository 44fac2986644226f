import { error, fail, redirect } from '@sveltejs/kit';
import { completeness } from '$lib/domain/course/completeness';
import { differences, formFromPost, formFromRecord } from '$lib/domain/course/form';
import { getLocale } from '$lib/paraglide/runtime';
import { requireRole } from '$lib/server/auth/guard';
import { readMunicipalities, readUnit } from '$lib/server/courses/choices';
import { history, open, recordOf, revealIdentity, type SavedCourse } from '$lib/server/courses';
import { submit } from '$lib/server/courses/submit';
import { makeSyntheticId } from '$lib/server/courses/synthetic';
import { decryptIdentity } from '$lib/server/identity/cipher';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The course, or a page that says it is not there: others' courses look the same as none. */
async function openOwn(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>): Promise<SavedCourse> {
	requireRole(event, 'clinician');
	const course = await open(event.locals.db, event.params.id);
	if (!course || course.status === 'withdrawn') error(404, 'no_course');
	return course;
}

const savedForm = (course: SavedCourse) => formFromRecord(recordOf(course), getLocale() === 'nb' ? ',' : '.');

export const load: PageServerLoad = async (event) => {
	const course = await openOwn(event);
	const [unit, municipalities, changes] = await Promise.all([
		readUnit(event.locals.db, course.unit_id),
		readMunicipalities(event.locals.db),
		history(event.locals.db, course.id),
	]);
	if (!unit) error(404, 'no_unit');
	return {
		course,
		unit,
		municipalities,
		changes,
		form: savedForm(course),
		completeness: completeness(recordOf(course), course.person),
	};
};

async function saveChange(event: RequestEvent, complete: boolean) {
	const course = await openOwn(event);
	const post = await event.request.formData();
	const version = Number(post.get('version'));
	const { id, status, person } = course;
	const result = await submit(
		event.locals,
		post,
		{ id, version: Number.isInteger(version) ? version : 0, status, person },
		complete,
	);
	if (result.saved) redirect(303, `/courses/${id}`);
	const { stale, ...told } = result;
	const conflict = stale
		? {
				name: course.updated_by_name ?? '',
				at: course.updated_at,
				version: course.version,
				differences: differences(result.form, savedForm(course)),
			}
		: null;
	return fail(stale ? 409 : 400, { ...told, conflict });
}

export const actions: Actions = {
	save: (event) => saveChange(event, false),
	complete: (event) => saveChange(event, true),
	synthetic: async (event) => {
		await openOwn(event);
		const form = formFromPost(await event.request.formData());
		if (!event.locals.registry.demo) return fail(400, { form });
		return { form: { ...form, national_id: makeSyntheticId() } };
	},
	reveal: async (event) => {
		const course = await openOwn(event);
		const reason = String((await event.request.formData()).get('reveal_reason') ?? '').trim();
		if (!reason) return fail(400, { revealMissing: true });
		const identity = await revealIdentity(event.locals.db, course.id, reason.slice(0, 500));
		return { revealed: identity && decryptIdentity(event.locals.registry.backend.config.keys, identity) };
	},
};
