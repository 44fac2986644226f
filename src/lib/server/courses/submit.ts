import type { Sex } from '../../domain/codes.ts';
import { completeness, type MissingField } from '../../domain/course/completeness.ts';
import type { CourseForm } from '../../domain/course/form.ts';
import type { CourseRecord } from '../../domain/course/schema.ts';
import { storable, type Fault } from '../../domain/course/values.ts';
import { containsNationalId } from '../../domain/import/importFault.ts';
import { save } from './index.ts';
import { readForm } from './readForm.ts';
import { formFault } from './ruleFaults.ts';

/** What is told to the page when nothing was saved: the form as typed, and why. */
export interface NotSaved {
	form: CourseForm;
	faults: Record<string, Fault>;
	/** What a completed course still needs, when completing was asked for. */
	missing: MissingField[];
	/** Name of the database's rule that refused. */
	rule: string | null;
	stale: boolean;
}

interface KnownPerson {
	birth_date: string;
	sex: Sex;
}

interface WasSaved {
	saved: true;
	id: string;
	version: number;
	/** The same new course was sent before: nothing was saved now. */
	repeated: boolean;
	record: CourseRecord;
	person: KnownPerson | null;
}

export type Submitted = WasSaved | ({ saved: false } & NotSaved);

/** The target of a form: a new course, or one that is there with the person that it has. */
export type Target =
	| { unit_id: string; submission_id: string }
	| { id: string; version: number; status: string; person: KnownPerson | null };

/** The posted reason of a change, as the history takes it; null when none was written. */
export function reasonFrom(post: FormData, name = 'reason'): string | null {
	const typed = post.get(name);
	// Made storable after the cut too, which may fall inside a character.
	return (typeof typed === 'string' ? storable(storable(typed).slice(0, 500)) : '') || null;
}

/**
 * Checks a course form as typed, and saves it where it is sound.
 *
 * @param reason why a completed course is changed
 * @param complete whether the person asked to complete the course
 */
export async function submit(
	locals: App.Locals,
	form: CourseForm,
	reason: string | null,
	target: Target,
	complete: boolean,
): Promise<Submitted> {
	const refused = (why: Partial<NotSaved>): Submitted => ({
		saved: false,
		form,
		faults: {},
		missing: [],
		rule: null,
		stale: false,
		...why,
	});

	const { read, person, faults } = readForm(locals.registry, form);
	if (!read) return refused({ faults });

	const wasCompleted = 'id' in target && target.status === 'completed';
	if (wasCompleted && !reason) return refused({ faults: { reason: { code: 'required' } } });
	// The history keeps it as it is written.
	if (containsNationalId(reason ?? ''))
		return refused({ faults: { reason: { code: 'national_id_in_text' } } });

	const known = person ?? ('id' in target ? target.person : null);
	if (complete || wasCompleted) {
		// A completed course stays whole, but a follow-up is not refused because an imported one lacks a work state.
		const needed = completeness(read, known).missing;
		const missing = complete
			? needed
			: needed.filter((one) => one.section === 'person' || one.section === 'course');
		if (missing.length > 0) {
			return refused({
				missing,
				faults: Object.fromEntries(missing.map((one) => [one.field, { code: 'required' }])),
			});
		}
	}
	const result = await save(
		locals.db,
		'id' in target
			? {
					id: target.id,
					version: target.version,
					expected: { status: target.status, birth_date: target.person?.birth_date ?? null },
				}
			: target,
		read,
		{ person, status: complete || wasCompleted ? 'completed' : 'draft', reason },
	);
	if (result.state === 'stale') return refused({ stale: true });
	if (result.state === 'refused') {
		const fault = formFault(result.rule);
		return refused(fault ? { faults: fault } : { rule: result.rule });
	}
	const { id, version, repeated } = result;
	return { saved: true, id, version, repeated, record: read, person: known };
}
