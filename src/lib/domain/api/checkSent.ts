import type { Sex } from '../codes.ts';
import { measurementName } from '../course/names.ts';
import { faultsByField } from '../course/schema.ts';
import type { Fault } from '../course/values.ts';
import { checkRow, type ImportContext, type ImportRecord } from '../import/checkRow.ts';
import { shownValue } from '../import/importFault.ts';
import { numbersAsTexts, sentCourse, type SentCourse } from './sentCourse.ts';
import { sentCells } from './sentCells.ts';

export interface FieldFault extends Fault {
	/** Empty: the body as a whole. */
	field: string;
}

export type CheckedSent<Person> = { record: ImportRecord<Person> } | { faults: FieldFault[] };

/** More than this nobody reads, and a body may hold as many wrong names as fit in it. */
const shownFaults = 100;

/** What a sender wrote as a name comes back in the answer: cut, and without national ids. */
function listed(faults: Iterable<[string, Fault]>): FieldFault[] {
	return [...faults]
		.slice(0, shownFaults)
		.map(([field, fault]) => ({ field: shownValue(field, null), ...fault }));
}

/** The same measurement twice: which of the two is right is not known here. */
function doubles({ measurements = [] }: SentCourse): [string, Fault][] {
	const names = measurements.map(({ instrument, timepoint }) => measurementName(instrument, timepoint));
	return names.filter((name, index) => names.indexOf(name) < index).map((name) => [name, { code: 'twice' }]);
}

/**
 * Reads a sent course to what the database takes, or says what is wrong with each of its fields: first each field on
 * its own, then, as for a row of a file, what is needed and what belongs together.
 *
 * @param body what the JSON held
 */
export function checkSent<Person extends { birth_date: string; sex: Sex }>(
	body: unknown,
	context: ImportContext<Person>,
): CheckedSent<Person> {
	const typed = numbersAsTexts(body);
	const read = sentCourse.safeParse(typed);
	if (!read.success) return { faults: listed(Object.entries(faultsByField(read.error, typed))) };
	// Sound by the schema, so it is of the schema's input: texts as they were typed.
	const course = typed as SentCourse;
	const doubled = doubles(course);
	if (doubled.length > 0) return { faults: listed(doubled) };

	const cells = sentCells(course);
	const { record, faults } = checkRow(cells, context);
	if (record) return { record };
	const told = ([field, fault]: [string, Fault]): [string, Fault] =>
		// A birth date that nobody sent was told by the national id.
		[field === 'birth_date' && !cells.has(field) ? 'national_id' : field, fault];
	return { faults: listed([...faults].map(told)) };
}
