import { z } from 'zod';
import { courseStates } from '../../domain/codes.ts';
import type { FieldFault } from '../../domain/api/checkSent.ts';
import type { ImportRecord } from '../../domain/import/index.ts';
import { answer, DatabaseError } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { PersonRecord } from '../identity/index.ts';
import { refusalOf } from '../imports/refusal.ts';

const savedCourse = z.object({
	id: z.string(),
	version: z.number(),
	local_number: z.number(),
	status: z.enum(courseStates),
	repeated: z.boolean(),
});

/** What the sender learns of the saved course: nothing of the person. */
export const receipt = savedCourse
	.omit({ repeated: true })
	.extend({ unit_id: z.string(), local_id: z.string() });

export type SaveResult =
	| { state: 'saved'; repeated: boolean; course: z.infer<typeof receipt> }
	| { state: 'known_local_id' }
	| { state: 'key_used_before' }
	| { state: 'refused'; fault: FieldFault };

const uniqueViolation = '23505';
const checkViolation = '23514';

function refusalIn(error: unknown): FieldFault | null {
	const refusal = refusalOf(error);
	if (refusal) return { field: refusal.column ?? '', ...refusal.fault };
	const isRule = error instanceof DatabaseError && error.code === checkViolation;
	return isRule ? { field: '', code: 'not_accepted' } : null;
}

/**
 * Saves a course that a token sent, in one transaction.
 *
 * @param db as the token's account: row level security decides
 */
export async function saveSent(
	db: Database,
	unitId: string,
	submissionId: string,
	record: ImportRecord<PersonRecord>,
): Promise<SaveResult> {
	const save = () =>
		answer(
			savedCourse,
			db.rpc('save_course', { p_course: { ...record, unit_id: unitId, submission_id: submissionId } }),
		);
	const isTaken = (error: unknown) => error instanceof DatabaseError && error.code === uniqueViolation;
	try {
		// Where two requests with one key cross, the later finds on its second try what the first has saved.
		const { repeated, ...saved } = await save().catch((error: unknown) => {
			if (isTaken(error)) return save();
			throw error;
		});
		if (repeated && (await localIdOf(db, saved.id)) !== record.local_id) return { state: 'key_used_before' };
		return { state: 'saved', repeated, course: { ...saved, unit_id: unitId, local_id: record.local_id } };
	} catch (error) {
		if (isTaken(error)) return { state: 'known_local_id' };
		const fault = refusalIn(error);
		if (!fault) throw error;
		return { state: 'refused', fault };
	}
}

async function localIdOf(db: Database, id: string): Promise<string | null> {
	const row = await answer(
		z.object({ local_id: z.string().nullable() }),
		db.from('course').select('local_id').eq('id', id).single(),
	);
	return row.local_id;
}
