import { z } from 'zod';
import { courseStates, sexes } from '../../domain/codes.ts';
import type { CourseRecord } from '../../domain/course/schema.ts';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { PersonRecord } from '../identity/index.ts';
import { ruleName } from './ruleFaults.ts';
import { savedCourse, type SavedCourse } from './saved.ts';

/** The course with all that is under it; null where it does not exist or belongs to others. Logged by the database. */
export function open(db: Database, id: string): Promise<SavedCourse | null> {
	if (!z.uuid().safeParse(id).success) return Promise.resolve(null);
	return answer(savedCourse.nullable(), db.rpc('open_course', { p_course: id }));
}

const head = z.object({
	version: z.number(),
	status: z.enum(courseStates),
	person: z.object({ birth_date: z.string(), sex: z.enum(sexes) }).nullable(),
});

/** What saving needs to know of a course; not an opening, so not logged. Null as in open(). */
export function readHead(db: Database, id: string): Promise<z.infer<typeof head> | null> {
	if (!z.uuid().safeParse(id).success) return Promise.resolve(null);
	return answer(head.nullable(), db.rpc('course_head', { p_course: id }));
}

export type Saved =
	| { state: 'saved'; id: string; local_number: number; version: number; repeated: boolean }
	| { state: 'stale' }
	| { state: 'refused'; rule: string };

const rules = new Set(['PT422', '23514', '23505', '23503', '22008']);

/**
 * Saves the course with all that is under it, in one transaction.
 *
 * @param target a new course of a unit (with a submission id: sent twice, saved once), or a version of an old one with what
 * was known of it
 * @returns stale when somebody saved after the version was read, what was known is no longer so, or there is no such course
 * of one's own; refused with the name of the rule that the database holds
 */
export async function save(
	db: Database,
	target:
		| { unit_id: string; submission_id: string }
		| { id: string; version: number; expected?: { status: string; birth_date: string | null } },
	course: CourseRecord,
	rest: { person: PersonRecord | null; status: 'draft' | 'completed'; reason: string | null },
): Promise<Saved> {
	const { birth_date, sex, ...record } = course;
	try {
		const saved = await answer(
			z.object({ id: z.string(), local_number: z.number(), version: z.number(), repeated: z.boolean() }),
			db.rpc('save_course', { p_course: { ...record, ...rest, ...target } }),
		);
		return { state: 'saved', ...saved };
	} catch (error) {
		if (!(error instanceof DatabaseError)) throw error;
		if (error.code === 'PT409' || error.code === 'PT404') return { state: 'stale' };
		if (rules.has(error.code)) return { state: 'refused', rule: ruleName(error.message) };
		throw error;
	}
}

/** Takes the course out of all numbers and lists; it stays with its history. @returns the rule that refused, or null */
export async function withdraw(db: Database, id: string, reason: string): Promise<string | null> {
	return ruleOf(done(db.rpc('withdraw_course', { p_course: id, p_reason: reason })));
}

/** Takes a withdrawn course back as it was. */
export async function restore(db: Database, id: string): Promise<string | null> {
	return ruleOf(done(db.rpc('restore_course', { p_course: id })));
}

async function ruleOf(call: Promise<void>): Promise<string | null> {
	try {
		await call;
		return null;
	} catch (error) {
		if (error instanceof DatabaseError && rules.has(error.code)) return error.message;
		throw error;
	}
}

/** Still encrypted; the database logs who asked and why. */
export function revealIdentity(db: Database, id: string, reason: string) {
	return answer(
		z.object({ ciphertext: z.string(), key_id: z.string() }).nullable(),
		db.rpc('reveal_identity', { p_course: id, p_reason: reason }),
	);
}

const revision = z.object({
	id: z.number(),
	at: z.string(),
	table_name: z.string(),
	operation: z.enum(['insert', 'update', 'delete']),
	old: z.record(z.string(), z.unknown()).nullable(),
	new: z.record(z.string(), z.unknown()).nullable(),
	reason: z.string().nullable(),
	account: z.object({ display_name: z.string() }).nullable(),
});
export type Revision = z.infer<typeof revision>;

/** What was changed after the first save, newest first. */
export function history(db: Database, id: string) {
	return answer(
		z.array(revision),
		db
			.from('revision')
			.select('id, at, table_name, operation, old, new, reason, account(display_name)')
			.eq('course_id', id)
			.order('id', { ascending: false })
			.limit(50),
	);
}
