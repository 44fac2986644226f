import { z } from 'zod';
import { followupModes, type FollowupMode, type FollowupResult } from '../codes.ts';
import type { FollowupTimepoint } from '../course/names.ts';
import { code, date } from '../course/values.ts';
import { answerFields, answersOf, checkAnswer, checkWork, type FollowupAnswer } from './answer.ts';
import { attemptOutcomes, callOutcomes, type AttemptOutcome } from './codes.ts';

/** A contact read from its form: an attempt to be repeated, or a result with its day, mode and answers. */
export type Call =
	| { kind: 'attempt'; outcome: AttemptOutcome }
	| {
			kind: 'result';
			result: FollowupResult;
			mode: FollowupMode;
			done_on: string;
			answers: FollowupAnswer | null;
	  };

const fields = z.object({
	outcome: code(callOutcomes),
	mode: code(followupModes),
	done_on: date(),
	...answerFields,
});

/** Names of the fields, as the form posts them. */
export const callFieldNames = Object.keys(fields.shape);

/**
 * The one-minute form of a contact.
 *
 * @param today ISO date in Norway
 * @param course with its end date: nobody is followed up before it
 */
export function callSchema(today: string, course: { timepoint: FollowupTimepoint; end_date: string }) {
	return fields
		.superRefine((call, context) => {
			const add = (field: string, message: string) =>
				context.addIssue({ code: 'custom', message, path: [field] });
			const { outcome, mode, done_on } = call;
			if (outcome === null) return add('outcome', 'required');
			if (attemptOutcomes.some((one) => one === outcome)) return;
			if (mode === null) add('mode', 'required');
			if (done_on === null) add('done_on', 'required');
			else if (done_on > today) add('done_on', 'in_future');
			else if (done_on < course.end_date) add('done_on', 'before_end');
			if (outcome !== 'answered') return;
			if (course.timepoint === 'm12') checkAnswer(call, context);
			else checkWork(call, context);
		})
		.transform((call): Call => {
			const { outcome, mode, done_on } = call;
			if (outcome === 'no_answer' || outcome === 'call_later') return { kind: 'attempt', outcome };
			return {
				kind: 'result',
				// All three are there: what is missing was refused above.
				result: outcome ?? 'answered',
				mode: mode ?? 'phone',
				done_on: done_on ?? today,
				answers: outcome === 'answered' ? answersOf(call) : null,
			};
		});
}
