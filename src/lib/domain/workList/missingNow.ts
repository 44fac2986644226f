import type { MissingField } from '../course/completeness.ts';

/** What only the end of a course brings: it is not missing while the course is under way. */
const comesWithTheEnd = /^end_date$|^measurements\..+\.end$|^work\.end\.|\.attained$/;

/**
 * Names of the fields that a draft lacks today, as a list shows them: of a course under way without what comes with its
 * end, of an ended one the measurement at the end first, because it cannot be taken much later.
 */
export function missingNow(missing: readonly MissingField[], ended: boolean): string[] {
	const fields = missing.map((one) => one.field);
	if (!ended) return fields.filter((field) => !comesWithTheEnd.test(field));
	const isEndMeasurement = (field: string) => field.startsWith('measurements.') && field.endsWith('.end');
	return [...fields.filter(isEndMeasurement), ...fields.filter((field) => !isEndMeasurement(field))];
}
