import type { Fault } from '../../domain/course/values.ts';
import { DatabaseError } from '../backend/answers.ts';

/** Where the database's named rules stand in a file. What the file's own check knows too can only come by a race. */
const places: Record<string, { column: string; code: string }> = {
	person_has_reserved: { column: 'national_id', code: 'person_has_reserved' },
	date_before_birth: { column: 'start_date', code: 'before_birth' },
	start_date_in_future: { column: 'start_date', code: 'in_future' },
	end_date_in_future: { column: 'end_date', code: 'in_future' },
	course_was_erased: { column: 'local_id', code: 'course_was_erased' },
	local_id_missing: { column: 'local_id', code: 'required' },
};

/** A broken rule, and the column that it is about where one is. */
export interface Refusal {
	column: string | null;
	fault: Fault;
}

/** @param rule the name that the database gives it */
export function refusalByRule(rule: string): Refusal {
	const known = places[rule];
	return { column: known?.column ?? null, fault: { code: known?.code ?? 'not_accepted' } };
}

/**
 * A broken rule of the database as the person can read it.
 *
 * @returns null for every other error, which is nobody's file's fault
 */
export function refusalOf(error: unknown): Refusal | null {
	if (!(error instanceof DatabaseError) || error.code !== 'PT422') return null;
	return refusalByRule(error.message);
}
