import type { Sex } from '../codes.ts';
import type { CourseTyped } from '../course/schema.ts';
import { date } from '../course/values.ts';
import type { AddFault } from './typedRow.ts';

/** Who a row is about, as typed. */
export interface TypedPerson {
	national_id: string;
	birth_date: string | null;
	sex: Sex | null;
}

/** What the server makes of it. `Person` is what it stores. */
export type PersonOf<Person> = (typed: TypedPerson) => { person: Person | null; fault: string | null };

const readDate = date();

/**
 * The person of a national id; null where the row has none. Birth date and sex beside it must agree: where they do not,
 * one of the cells is another patient's.
 */
export function checkPerson<Person extends { birth_date: string; sex: Sex }>(
	nationalId: string,
	typed: CourseTyped,
	personOf: PersonOf<Person>,
	add: AddFault,
): Person | null {
	const { person, fault } = personOf({ national_id: nationalId, birth_date: null, sex: null });
	if (fault) add('national_id', { code: fault });
	if (!person) return null;
	const birthDate = readDate.safeParse(typed.birth_date);
	if (birthDate.success && birthDate.data && birthDate.data !== person.birth_date) {
		add('birth_date', { code: 'differs_from_national_id' });
	}
	if (typed.sex && typed.sex !== 'unknown' && typed.sex !== person.sex) {
		add('sex', { code: 'differs_from_national_id' });
	}
	return person;
}
