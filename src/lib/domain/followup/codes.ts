/** Code lists of the 12-month follow-up; the database checks the same values (migration followup_links). */
import { followupResults } from '../codes.ts';

/** Calls that did not end in a result. */
export const attemptOutcomes = ['no_answer', 'call_later'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** How a call ended: with a result, or so that somebody must call again. */
export const callOutcomes = [...followupResults, ...attemptOutcomes] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Whether the patient has kept what was reached. */
export const goalsKept = ['kept', 'partly', 'not_kept'] as const;
export type GoalsKept = (typeof goalsKept)[number];

/** Calls without an answer that "unreachable" rests on. */
export const attemptsBeforeUnreachable = 3;
