import { z } from 'zod';
import { workStates } from '../codes.ts';
import { code, whole } from '../course/values.ts';
import { goalsKept, statesWithoutBenefit } from './codes.ts';

/** What is asked at 12 months, in a contact and behind the link alike; at 3 months the questions of work. */
export const answerFields = {
	work_state: code(workStates),
	work_percent: whole(0, 100),
	work_weeks: whole(0, 60),
	eq_vas: whole(0, 100),
	goals_kept: code(goalsKept),
	satisfaction: whole(1, 5),
};

type Answer = z.output<z.ZodObject<typeof answerFields>>;

/** Rules between the answers; each fault stands at the field that a person would change. */
export function checkWork(answer: Answer, context: z.RefinementCtx): void {
	const add = (field: string, message: string) =>
		context.addIssue({ code: 'custom', message, path: [field] });
	const { work_state, work_percent, work_weeks } = answer;
	if ((work_percent !== null || work_weeks !== null) && work_state === null) add('work_state', 'required');
	if (
		work_state === 'graded_sick_leave' &&
		work_percent !== null &&
		(work_percent < 1 || work_percent > 99)
	) {
		add('work_percent', 'graded_percent');
	}
}

/** At 12 months an answer says something; at 3 months it is enough that there was a contact. */
export function checkAnswer(answer: Answer, context: z.RefinementCtx): void {
	checkWork(answer, context);
	if (Object.keys(answerFields).every((field) => answer[field as keyof Answer] === null)) {
		context.addIssue({ code: 'custom', message: 'nothing_answered', path: ['answer'] });
	}
}

/**
 * The answers alone. A per cent belongs to work and to graded sick leave, weeks without a benefit to states without one;
 * typed for another state they say nothing.
 */
export function answersOf({
	work_state,
	work_percent,
	work_weeks,
	eq_vas,
	goals_kept,
	satisfaction,
}: Answer): Answer {
	const hasPercent = work_state === 'work' || work_state === 'graded_sick_leave';
	const hasWeeks = work_state !== null && statesWithoutBenefit.includes(work_state);
	return {
		work_state,
		work_percent: hasPercent ? work_percent : null,
		work_weeks: hasWeeks ? work_weeks : null,
		eq_vas,
		goals_kept,
		satisfaction,
	};
}

/** The patient's form: every question may be left open, but not all. */
export const answerSchema = z.object(answerFields).superRefine(checkAnswer).transform(answersOf);

export type FollowupAnswer = z.output<typeof answerSchema>;
