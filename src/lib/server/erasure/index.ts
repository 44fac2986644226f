/** Erasure of a person: found and carried out by a coordinator, and what clinicians see of it afterwards. */
import { z } from 'zod';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { Confirmed, Target } from './forms.ts';

export { confirmSchema, readTarget, targetSchema, type Target } from './forms.ts';

const found = z.object({
	state: z.enum(['found', 'unknown', 'identified']),
	courses: z.number(),
	units: z.array(
		z.object({ name: z.string(), courses: z.number(), first_year: z.number(), last_year: z.number() }),
	),
});
export type Found = z.infer<typeof found>;

const parametersOf = (target: Target) => ({
	p_national_id_hmac: 'match' in target ? target.match : null,
	p_unit: 'match' in target ? null : target.unit_id,
	p_number: 'match' in target ? null : target.number,
});

/** What would go: numbers of courses per unit. Logged by the database, also when nobody is found. */
export function findPerson(db: Database, target: Target): Promise<Found> {
	return answer(found, db.rpc('find_person_to_erase', parametersOf(target)));
}

/**
 * Removes the person with the courses that were shown.
 *
 * @returns false when the person is not there any more, or has other courses than were shown
 */
export async function erasePerson(db: Database, target: Target, confirmed: Confirmed): Promise<boolean> {
	const { courses, reason, reserve } = confirmed;
	const call = { ...parametersOf(target), p_courses: courses, p_reason: reason, p_reserve: reserve };
	try {
		await done(db.rpc('erase_person', call));
		return true;
	} catch (error) {
		if (error instanceof DatabaseError && error.code === 'PT404') return false;
		throw error;
	}
}

const tombstone = z.object({
	id: z.string(),
	local_number: z.number(),
	erased_at: z.string(),
	reason: z.string(),
	unit: z.object({ name: z.string() }),
});
export type Tombstone = z.infer<typeof tombstone>;

const columns = 'id, local_number, erased_at, reason, unit(name)';

/** What is left of an erased course of an own unit; null where nothing was erased. */
export function readErased(db: Database, id: string): Promise<Tombstone | null> {
	if (!z.uuid().safeParse(id).success) return Promise.resolve(null);
	return answer(tombstone.nullable(), db.from('erased_course').select(columns).eq('id', id).maybeSingle());
}

/** Erased courses of own units with the number that was looked for, such as F-123. */
export async function findErased(db: Database, search: string, unit: string | null): Promise<Tombstone[]> {
	const number = /^(?:f-?)?(\d{1,9})$/i.exec(search.trim())?.[1];
	if (!number) return [];
	const query = db.from('erased_course').select(columns).eq('local_number', Number(number));
	return answer(z.array(tombstone), unit ? query.eq('unit_id', unit) : query);
}
