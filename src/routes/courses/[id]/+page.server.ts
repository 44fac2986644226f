import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { completeness } from '$lib/domain/course/completeness';
import { formFromPost, type CourseForm } from '$lib/domain/course/form';
import { takeField } from '$lib/domain/course/takeField';
import { dateInOslo } from '$lib/domain/format';
import { requireRole } from '$lib/server/auth/guard';
import { readMunicipalities, readUnit } from '$lib/server/courses/choices';
import { history, open, restore, revealIdentity, withdraw } from '$lib/server/courses';
import { recordOf, type SavedCourse } from '$lib/server/courses/saved';
import { knownFrom, versionFrom } from '$lib/server/courses/known';
import { conflictOf, savedForm } from '$lib/server/courses/draft';
import { reasonFrom, submit } from '$lib/server/courses/submit';
import { makeSyntheticId } from '$lib/server/courses/synthetic';
import { readErased } from '$lib/server/erasure';
import { decryptIdentity } from '$lib/server/identity/cipher';
import { historyLines } from './historyText';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Asked = Pick<RequestEvent, 'locals' | 'url' | 'params'>;

/** The course, or a page that says it is not there: others' courses look the same as none, erased ones have a page. */
async function openAny(event: Asked): Promise<SavedCourse> {
	requireRole(event, 'clinician');
	const { id } = event.params;
	const course = await open(event.locals.db, id);
	if (course) return course;
	if (await readErased(event.locals.db, id)) redirect(303, `/courses/${id}/erased`);
	error(404, 'no_course');
}

/** A course that can be written in: a withdrawn one is taken back first. */
async function openOwn(event: Asked): Promise<SavedCourse> {
	const course = await openAny(event);
	if (course.status === 'withdrawn') redirect(303, `/courses/${course.id}`);
	return course;
}

export const load: PageServerLoad = async (event) => {
	const course = await openAny(event);
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
		withdrawal: changes.find((one) => one.table_name === 'course' && one.new?.status === 'withdrawn') ?? null,
		changes: historyLines(changes, municipalities),
		form: savedForm(course),
		completeness: completeness(recordOf(course), course.person, dateInOslo(new Date())),
	};
};

/** What was typed, with the other person's text where that was chosen: `choose.<field>` is `theirs`. */
function withChoices(typed: CourseForm, post: FormData, course: SavedCourse): CourseForm {
	const theirs = savedForm(course);
	return [...post.keys()]
		.filter((name) => name.startsWith('choose.') && post.get(name) === 'theirs')
		.reduce((form, name) => takeField(form, theirs, name.slice('choose.'.length)), typed);
}

async function saveChange(event: RequestEvent, complete: boolean) {
	requireRole(event, 'clinician');
	const { id = '' } = event.params;
	const post = await event.request.formData();
	const typed = formFromPost(post);
	const version = versionFrom(post.get('version'));
	const chosen = [...post.keys()].some((name) => name.startsWith('choose.'));
	// What the page knew is compared by the database in the same question as the save.
	const course = chosen || !z.uuid().safeParse(id).success ? await openOwn(event) : null;
	const known = course ?? knownFrom(post) ?? (await openOwn(event));
	// The choices are between what was typed and this version; of a later one the person has to see the differences.
	const form = course && version === course.version ? withChoices(typed, post, course) : typed;
	const { status, person } = known;
	const result = await submit(
		event.locals,
		form,
		reasonFrom(post),
		{ id, version, status, person },
		complete,
	);
	if (result.saved) redirect(303, `/courses/${id}`);

	const { stale, ...told } = result;
	// What was typed goes back with faults as it was, so that another choice can still be made.
	const conflict = stale || chosen ? conflictOf(typed, course ?? (await openOwn(event))) : null;
	return fail(stale ? 409 : 400, { ...told, form: typed, conflict });
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
		const reason = reasonFrom(await event.request.formData(), 'reveal_reason');
		if (!reason) return fail(400, { revealMissing: true });
		const identity = await revealIdentity(event.locals.db, course.id, reason);
		return { revealed: identity && decryptIdentity(event.locals.registry.backend.config.keys, identity) };
	},
	withdraw: async (event) => {
		const course = await openOwn(event);
		const reason = reasonFrom(await event.request.formData(), 'withdraw_reason');
		if (!reason) return fail(400, { withdrawMissing: true });
		await withdraw(event.locals.db, course.id, reason);
		redirect(303, `/courses/${course.id}`);
	},
	restore: async (event) => {
		const course = await openAny(event);
		await restore(event.locals.db, course.id);
		redirect(303, `/courses/${course.id}`);
	},
};
