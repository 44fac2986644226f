import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import type { DraftAnswer } from '$lib/domain/course/draft';
import { formFromPost } from '$lib/domain/course/form';
import { known } from '$lib/server/courses/known';
import { saveDraft, saveNewDraft } from '$lib/server/courses/draft';
import type { RequestHandler } from './$types';

const body = z.object({
	/** As long as they are: the field that holds too much is named, and the others are saved. */
	entries: z.array(z.tuple([z.string().max(100), z.string()])).max(1000),
	version: z.int32(),
	/** Of a course that is there: what the page knew of it. */
	known: known.nullable().default(null),
	/** Of a course that is not made yet. */
	unit_id: z.string().max(100),
	submission_id: z.uuid().nullable(),
});

/**
 * Saves a draft while it is written; `new` as the id makes one. Kit checks the origin of form posts only: here it is
 * checked by hand, so that no other site saves in a person's name.
 */
export const PUT: RequestHandler = async ({ request, url, params, locals }) => {
	if (request.headers.get('origin') !== url.origin) error(403, 'other_origin');
	if (!locals.person) return json({ state: 'signed_out' } satisfies DraftAnswer, { status: 401 });
	if (!locals.person.roles.has('clinician')) error(403, 'no_role');
	const read = body.safeParse(await request.json().catch(() => null));
	if (!read.success) error(400, 'not_a_draft');

	const { entries, version, unit_id, submission_id, known: knew } = read.data;
	const post = new FormData();
	for (const [name, value] of entries) post.append(name, value);
	const form = formFromPost(post);

	if (params.id === 'new') {
		if (!locals.person.units.some((unit) => unit.id === unit_id)) error(404, 'no_unit');
		if (!submission_id) error(400, 'not_a_draft');
		const made = await saveNewDraft(locals, form, { unit_id, submission_id });
		if (!made) error(404, 'no_course');
		return json(made);
	}
	if (!z.uuid().safeParse(params.id).success) error(404, 'no_course');
	const saved = await saveDraft(locals, form, params.id, version, knew);
	if (!saved) error(404, 'no_course');
	return json(saved);
};
