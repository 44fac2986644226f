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

/** Why nothing was added: the rule, and the place of the course among those sent (from 1) where it is known. */
export interface Refusal {
	place: number | null;
	column: string | null;
	fault: Fault;
}

/**
 * A broken rule of the database as the person can read it.
 *
 * @returns null for every other error, which is nobody's file's fault
 */
export function refusalOf(error: unknown): Refusal | null {
	if (!(error instanceof DatabaseError) || error.code !== 'PT422') return null;
	const place = /^course (\d+)$/.exec(error.detail ?? '')?.[1];
	const rule = places[error.message];
	return {
		place: place ? Number(place) : null,
		column: rule?.column ?? null,
		fault: { code: rule?.code ?? 'not_accepted' },
	};
}
