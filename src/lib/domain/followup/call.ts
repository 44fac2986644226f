import { z } from 'zod';
import type { FollowupResult } from '../codes.ts';
import { code, date } from '../course/values.ts';
import { answerFields, answersOf, checkAnswer, type FollowupAnswer } from './answer.ts';
import { attemptOutcomes, callOutcomes, type AttemptOutcome } from './codes.ts';

/** A call read from its form: an attempt to be repeated, or a result with its day and answers. */
export type Call =
	| { kind: 'attempt'; outcome: AttemptOutcome }
	| { kind: 'result'; result: FollowupResult; done_on: string; answers: FollowupAnswer | null };

const fields = z.object({ outcome: code(callOutcomes), done_on: date(), ...answerFields });

/**
 * The one-minute form of a call.
 *
 * @param today ISO date in Norway
 * @param endDate of the course: nobody is followed up before it
 */
export function callSchema(today: string, endDate: string) {
	return fields
		.superRefine((call, context) => {
			const add = (field: string, message: string) =>
				context.addIssue({ code: 'custom', message, path: [field] });
			const { outcome, done_on } = call;
			if (outcome === null) return add('outcome', 'required');
			if (attemptOutcomes.some((one) => one === outcome)) return;
			if (done_on === null) add('done_on', 'required');
			else if (done_on > today) add('done_on', 'in_future');
			else if (done_on < endDate) add('done_on', 'before_end');
			if (outcome === 'answered') checkAnswer(call, context);
		})
		.transform((call): Call => {
			const { outcome, done_on } = call;
			if (outcome === 'no_answer' || outcome === 'call_later') return { kind: 'attempt', outcome };
			return {
				kind: 'result',
				// Both are there: what is missing was refused above.
				result: outcome ?? 'answered',
				done_on: done_on ?? today,
				answers: outcome === 'answered' ? answersOf(call) : null,
			};
		});
}
