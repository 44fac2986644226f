/** Contacts at 3 and 12 months as the clinician does them: the call list and a contact; links.ts has the patient's link. */
import { z } from 'zod';
import {
	diagnosisGroups,
	followupModes,
	followupResults,
	sexes,
	type FollowupMode,
	type FollowupResult,
} from '../../domain/codes.ts';
import { followupTimepoints, type FollowupTimepoint } from '../../domain/course/names.ts';
import type { FollowupAnswer } from '../../domain/followup/answer.ts';
import { attemptOutcomes, type AttemptOutcome } from '../../domain/followup/codes.ts';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const attempt = z.object({ at: z.string(), outcome: z.enum(attemptOutcomes) });

const sentLink = z.object({
	created_at: z.string(),
	expires_at: z.string(),
	used_at: z.string().nullable(),
	open: z.boolean(),
});
export type SentLink = z.infer<typeof sentLink>;

const callList = z.object({
	m3: z.number(),
	m12: z.number(),
	rows: z.array(
		z.object({
			id: z.string(),
			local_number: z.number(),
			initials: z.string().nullable(),
			unit_name: z.string(),
			timepoint: z.enum(followupTimepoints),
			diagnosis_group: z.enum(diagnosisGroups),
			start_date: z.string(),
			end_date: z.string(),
			due_until: z.string(),
			days_left: z.number(),
			birth_date: z.string(),
			sex: z.enum(sexes),
			no_answer: z.number(),
			last_attempt: attempt.nullable(),
			link: sentLink.nullable(),
		}),
	),
	finished: z.array(
		z.object({
			id: z.string(),
			local_number: z.number(),
			unit_name: z.string(),
			timepoint: z.enum(followupTimepoints),
			done_on: z.string(),
			mode: z.enum(followupModes),
			result: z.enum(followupResults),
			by_link: z.boolean(),
		}),
	),
});

export type CallListRow = z.infer<typeof callList>['rows'][number];

export const pageSize = 50;

/**
 * A page of who is to be contacted, the soonest limit first, how many there are at each timepoint, and the contacts of
 * the last 30 days.
 *
 * @param timepoint null for both
 */
export function list(db: Database, timepoint: FollowupTimepoint | null = null, page = 1) {
	return answer(
		callList,
		db.rpc('followup_list', {
			p_timepoint: timepoint,
			p_limit: pageSize,
			p_offset: (page - 1) * pageSize,
		}),
	);
}

/** Which questions a form asks; nothing in it says who the person is. */
export const questions = z.object({
	asks_work: z.boolean(),
	goals: z.number(),
	asks_satisfaction: z.boolean(),
});
export type Questions = z.infer<typeof questions>;

const openFollowup = questions.extend({
	id: z.string(),
	local_number: z.number(),
	initials: z.string().nullable(),
	timepoint: z.enum(followupTimepoints),
	unit_name: z.string(),
	start_date: z.string(),
	end_date: z.string(),
	due_from: z.string(),
	due_until: z.string(),
	link_from: z.string(),
	birth_date: z.string(),
	sex: z.enum(sexes),
	wanted: z.boolean(),
	followup: z
		.object({ done_on: z.string(), mode: z.enum(followupModes), result: z.enum(followupResults) })
		.nullable(),
	attempts: z.array(attempt),
	link: sentLink.nullable(),
});
export type OpenFollowup = z.infer<typeof openFollowup>;

/** What a contact needs of a course; null where it does not exist or belongs to others. Logged by the database. */
export function open(
	db: Database,
	course: string,
	timepoint: FollowupTimepoint,
): Promise<OpenFollowup | null> {
	if (!z.uuid().safeParse(course).success) return Promise.resolve(null);
	return answer(
		openFollowup.nullable(),
		db.rpc('open_followup', { p_course: course, p_timepoint: timepoint }),
	);
}

/** A contact that must be tried again. */
export function addAttempt(
	db: Database,
	course: string,
	timepoint: FollowupTimepoint,
	outcome: AttemptOutcome,
): Promise<void> {
	return done(db.from('followup_attempt').insert({ course_id: course, timepoint, outcome }));
}

export type Recorded =
	{ state: 'recorded' } | { state: 'already_there' } | { state: 'refused'; rule: string };

const rules = new Set(['PT422', '23514', '22008']);

/** The result of a contact with its answers, in one transaction. */
export async function record(
	db: Database,
	course: string,
	timepoint: FollowupTimepoint,
	call: { result: FollowupResult; mode: FollowupMode; done_on: string; answers: FollowupAnswer | null },
): Promise<Recorded> {
	const { answers, ...rest } = call;
	try {
		await done(
			db.rpc('record_followup', { p_course: course, p_timepoint: timepoint, p: { ...rest, ...answers } }),
		);
		return { state: 'recorded' };
	} catch (error) {
		if (!(error instanceof DatabaseError)) throw error;
		if (error.code === 'PT409') return { state: 'already_there' };
		if (rules.has(error.code)) return { state: 'refused', rule: error.message };
		throw error;
	}
}
