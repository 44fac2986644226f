import { completeness } from '../../domain/course/completeness.ts';
import type { Conflict, DraftAnswer } from '../../domain/course/draft.ts';
import { differences, emptyForm, formFromRecord, type CourseForm } from '../../domain/course/form.ts';
import { groupOf, takeField } from '../../domain/course/takeField.ts';
import { dateInOslo } from '../../domain/osloTime.ts';
import type { Fault } from '../../domain/course/values.ts';
import { getLocale } from '../../paraglide/runtime.js';
import { open, readHead } from './index.ts';
import { recordOf, type SavedCourse } from './saved.ts';
import type { Known } from './known.ts';
import { valueText } from './valueText.ts';
import { submit, type Submitted, type Target } from './submit.ts';

const today = () => dateInOslo(new Date());

/** A saved course as the form shows it. */
export function savedForm(course: SavedCourse): CourseForm {
	return formFromRecord(recordOf(course), getLocale() === 'nb' ? ',' : '.');
}

/** What a person typed against what somebody saved meanwhile. */
export function conflictOf(typed: CourseForm, course: SavedCourse): Conflict {
	return {
		name: course.updated_by_name ?? '',
		at: course.updated_at,
		version: course.version,
		differences: differences(typed, savedForm(course)).map(({ name, mine, theirs }) => ({
			name,
			mine: valueText(name, mine),
			theirs: valueText(name, theirs),
		})),
	};
}

/** First the faulty field alone goes back to what is saved, then all it is checked with; more does not help. */
const rounds = [(name: string) => [name], groupOf, groupOf, groupOf];

/** Saves the sound fields; a faulty one keeps its saved value. */
async function submitSound(
	locals: App.Locals,
	typed: CourseForm,
	readSaved: () => Promise<CourseForm>,
	target: Target,
): Promise<{ result: Submitted; faults: Record<string, Fault> }> {
	let form = typed;
	let result = await submit(locals, form, null, target, false);
	// What is told are the faults of what was typed, not of what was made of it.
	const faults = result.saved ? {} : result.faults;
	if (Object.keys(faults).length === 0) return { result, faults };
	const saved = await readSaved();
	for (const names of rounds) {
		if (result.saved || Object.keys(result.faults).length === 0) break;
		for (const name of Object.keys(result.faults).flatMap(names)) form = takeField(form, saved, name);
		result = await submit(locals, form, null, target, false);
	}
	return { result, faults };
}

async function staleAnswer(locals: App.Locals, typed: CourseForm, id: string): Promise<DraftAnswer | null> {
	const course = await open(locals.db, id);
	if (!course) return null;
	const conflict = conflictOf(typed, course);
	if (conflict.differences.length > 0 || course.status !== 'draft' || typed.national_id !== '') {
		return { state: 'stale', id, conflict };
	}
	// The same text is there already: an earlier sending arrived although its answer did not.
	return {
		state: 'saved',
		id,
		version: course.version,
		at: course.updated_at,
		faults: {},
		completeness: completeness(recordOf(course), course.person, today()),
		person: course.person,
	};
}

function answerOf(result: Submitted, faults: Record<string, Fault>): DraftAnswer {
	if (!result.saved) return { state: 'refused', rule: result.rule, faults };
	return {
		state: 'saved',
		id: result.id,
		version: result.version,
		at: new Date().toISOString(),
		faults,
		completeness: completeness(result.record, result.person, today()),
		person: result.person,
	};
}

/** The version of a draft that nobody has touched since it was made. */
const untouched = 1;

/** The first autosave of a new course makes it; sent again because the answer was lost, it goes on with the same one. */
export async function saveNewDraft(
	locals: App.Locals,
	typed: CourseForm,
	target: { unit_id: string; submission_id: string },
): Promise<DraftAnswer | null> {
	const { result, faults } = await submitSound(locals, typed, () => Promise.resolve(emptyForm), target);
	if (!result.saved || !result.repeated) return answerOf(result, faults);
	return saveDraft(locals, typed, result.id, untouched, null);
}

/**
 * Saves a draft by itself. A completed course is never saved so, because its changes need a reason.
 *
 * @param known what the page knew of the course; the database compares it
 * @returns null where there is no such course of one's own
 */
export async function saveDraft(
	locals: App.Locals,
	typed: CourseForm,
	id: string,
	version: number,
	known: Known | null,
): Promise<DraftAnswer | null> {
	const head = known ?? (await readHead(locals.db, id));
	if (!head) return null;
	if (head.status !== 'draft') return staleAnswer(locals, typed, id);
	const readSaved = async () => {
		const course = await open(locals.db, id);
		return course ? savedForm(course) : emptyForm;
	};
	const { result, faults } = await submitSound(locals, typed, readSaved, {
		id,
		version,
		status: head.status,
		person: head.person,
	});
	if (!result.saved && result.stale) return staleAnswer(locals, typed, id);
	return answerOf(result, faults);
}
