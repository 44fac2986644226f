import { containsNationalId } from '../../domain/import/importFault.ts';
import { typedOf, type CourseForm } from '../../domain/course/form.ts';
import { courseSchema, faultsByField, type CourseRecord } from '../../domain/course/schema.ts';
import type { Fault } from '../../domain/course/values.ts';
import { dateInOslo } from '../../domain/format.ts';
import { personOf, type PersonRecord } from '../identity/index.ts';
import type { Keys } from '../backend/config.ts';

export type ReadForm =
	| { read: CourseRecord; person: PersonRecord | null; faults: Record<string, Fault> }
	| { read: null; person: null; faults: Record<string, Fault> };

/**
 * A course form with the person it is about, or what is wrong with each of its fields. A national id says the birth
 * date, so the other dates are checked against that one; a fault of that date stands at the number that told it.
 */
export function readForm(
	{ backend, demo }: { backend: { config: { keys: Keys } }; demo: boolean },
	form: CourseForm,
): ReadForm {
	const { keys } = backend.config;
	const { national_id } = form;
	const { person: identified, fault } = personOf(keys, demo, { national_id, birth_date: null, sex: null });
	const typed = typedOf(form);
	if (identified) typed.birth_date = identified.birth_date;

	const hidden = hiddenIds(form);
	const parsed = courseSchema(dateInOslo(new Date())).safeParse(typed);
	if (parsed.success && !fault && Object.keys(hidden).length === 0) {
		const { birth_date, sex } = parsed.data;
		const person = identified ?? personOf(keys, demo, { national_id: '', birth_date, sex }).person;
		return { read: parsed.data, person, faults: {} };
	}
	const faults = { ...hidden, ...(parsed.success ? {} : faultsByField(parsed.error, typed)) };
	const { birth_date: birthFault, ...others } = faults;
	if (identified && birthFault) return refusedAt({ ...others, national_id: birthFault });
	return refusedAt({ ...faults, ...(fault ? { national_id: { code: fault } } : {}) });
}

/** What is stored as it is written must not hold a national id, which is stored encrypted alone. */
function hiddenIds({ local_id, initials, goals, problems }: CourseForm): Record<string, Fault> {
	const texts: [string, string][] = [
		['local_id', local_id],
		['initials', initials],
		...goals.map(({ text }, index): [string, string] => [`goals.${index}.text`, text]),
		...problems.map(({ text }, index): [string, string] => [`problems.${index}.text`, text]),
	];
	const holding = texts.filter(([, text]) => containsNationalId(text));
	return Object.fromEntries(holding.map(([name]) => [name, { code: 'national_id_in_text' }]));
}

const refusedAt = (faults: Record<string, Fault>): ReadForm => ({ read: null, person: null, faults });
