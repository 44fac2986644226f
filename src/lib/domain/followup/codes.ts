/** Code lists of the contacts after a course; the database checks the same values (migration followup_links). */
import { followupResults, type WorkState } from '../codes.ts';

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

/**
 * States in which weeks without a health-related benefit say something: who has such a benefit has had no week without,
 * and who is retired is not on the way back to work.
 */
export const statesWithoutBenefit: readonly WorkState[] = ['work', 'unemployed', 'student', 'other'];
