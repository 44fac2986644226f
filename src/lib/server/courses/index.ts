import { z } from 'zod';
import {
	courseStates,
	deliveries,
	diagnosisGroups,
	followupModes,
	followupResults,
	icfAreas,
	livingSituations,
	missingReasons,
	offers,
	phases,
	professions,
	respondents,
	serviceLevels,
	serviceTypes,
	sexes,
	supportNeeds,
	timepoints,
	workStates,
	yesNoAnswers,
} from '../../domain/codes.ts';
import { followupTimepoints } from '../../domain/course/names.ts';
import type { CourseRecord } from '../../domain/course/schema.ts';
import { instrumentIds } from '../../domain/instruments.ts';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { PersonRecord } from '../identity/index.ts';

const savedCourse = z.object({
	id: z.string(),
	unit_id: z.string(),
	unit_name: z.string(),
	local_number: z.number(),
	local_id: z.string().nullable(),
	initials: z.string().nullable(),
	status: z.enum(courseStates),
	version: z.number(),
	updated_at: z.string(),
	updated_by_name: z.string().nullable(),
	person: z.object({ birth_date: z.string(), sex: z.enum(sexes) }).nullable(),
	has_identity: z.boolean(),
	/** Of the same person, in any unit. */
	other_courses: z.number(),
	residence_municipality_id: z.string().nullable(),
	referral_date: z.string().nullable(),
	start_date: z.string().nullable(),
	end_date: z.string().nullable(),
	service_level: z.enum(serviceLevels).nullable(),
	service_type: z.enum(serviceTypes).nullable(),
	delivery: z.enum(deliveries).nullable(),
	phase: z.enum(phases).nullable(),
	diagnosis_group: z.enum(diagnosisGroups).nullable(),
	professions: z.array(z.enum(professions)),
	main_instrument: z.enum(instrumentIds).nullable(),
	first_assessed_on: z.string().nullable(),
	goals_set_on: z.string().nullable(),
	no_goals: z.boolean(),
	no_work: z.boolean(),
	measurements: z.array(
		z.object({
			instrument: z.enum(instrumentIds),
			timepoint: z.enum(timepoints),
			value: z.number().nullable(),
			missing_reason: z.enum(missingReasons).nullable(),
		}),
	),
	goals: z.array(
		z.object({
			position: z.number(),
			text: z.string(),
			icf_area: z.enum(icfAreas).nullable(),
			importance: z.number().nullable(),
			difficulty: z.number().nullable(),
			start_level: z.number().nullable(),
			attained: z.number().nullable(),
			missing_reason: z.enum(missingReasons).nullable(),
		}),
	),
	problems: z.array(
		z.object({
			position: z.number(),
			text: z.string(),
			importance: z.number().nullable(),
			performance_start: z.number().nullable(),
			performance_end: z.number().nullable(),
			satisfaction_start: z.number().nullable(),
			satisfaction_end: z.number().nullable(),
		}),
	),
	work: z.array(
		z.object({
			timepoint: z.enum(timepoints),
			state: z.enum(workStates).nullable(),
			percent: z.number().nullable(),
			weeks_without_benefit: z.number().nullable(),
			missing_reason: z.enum(missingReasons).nullable(),
		}),
	),
	services: z
		.object({
			hours_start: z.number().nullable(),
			hours_end: z.number().nullable(),
			need_start: z.enum(supportNeeds).nullable(),
			need_end: z.enum(supportNeeds).nullable(),
			living_start: z.enum(livingSituations).nullable(),
			living_end: z.enum(livingSituations).nullable(),
			applied_for_services: z.enum(yesNoAnswers).nullable(),
			assessed_before_decision: z.enum(yesNoAnswers).nullable(),
			individual_plan: z.enum(offers).nullable(),
			coordinator: z.enum(offers).nullable(),
			kin_involved: z.enum(yesNoAnswers).nullable(),
			early_notice: z.enum(yesNoAnswers).nullable(),
			early_notice_on: z.string().nullable(),
			report_ready: z.enum(yesNoAnswers).nullable(),
			contacts: z.number().nullable(),
		})
		.nullable(),
	followups: z.array(
		z.object({
			timepoint: z.enum(followupTimepoints),
			done_on: z.string(),
			mode: z.enum(followupModes),
			result: z.enum(followupResults),
		}),
	),
	satisfaction: z.array(
		z.object({
			respondent: z.enum(respondents),
			level: z.number().nullable(),
			missing_reason: z.enum(missingReasons).nullable(),
		}),
	),
	/** By instrument: the last value in an earlier course of the person that the reader may open. */
	previous: z.partialRecord(
		z.enum(instrumentIds),
		z.object({ value: z.number(), timepoint: z.enum(timepoints), year: z.number() }),
	),
});

export type SavedCourse = z.infer<typeof savedCourse>;

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
	return answer(
		head.nullable(),
		db.from('course').select('version, status, person(birth_date, sex)').eq('id', id).maybeSingle(),
	);
}

/** What a course is apart from where it stands and who saved it. */
export const courseOutline = savedCourse.omit({
	unit_name: true,
	updated_by_name: true,
	has_identity: true,
	other_courses: true,
	previous: true,
});

/** A saved course as the schema reads one, for the form and the check of completeness. */
export function recordOf(course: z.infer<typeof courseOutline>): CourseRecord {
	const { person, ...rest } = course;
	return { ...rest, birth_date: person?.birth_date ?? null, sex: person?.sex ?? null };
}

export type Saved =
	| { state: 'saved'; id: string; local_number: number; version: number; repeated: boolean }
	| { state: 'stale' }
	| { state: 'refused'; rule: string };

const rules = new Set(['PT422', '23514', '23505', '23503', '22008']);

/**
 * Saves the course with all that is under it, in one transaction.
 *
 * @param target a new course of a unit (with a submission id: sent twice, saved once), or a version of an old one
 * @returns stale when somebody saved after the version was read; refused with the name of the rule that the database holds
 */
export async function save(
	db: Database,
	target: { unit_id: string; submission_id: string } | { id: string; version: number },
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
		if (error.code === 'PT409') return { state: 'stale' };
		if (rules.has(error.code)) return { state: 'refused', rule: error.message };
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
