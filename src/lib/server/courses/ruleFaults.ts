import type { Fault } from '../../domain/course/values.ts';

/** Where rules that only the database can hold stand in the form. Of the others the page says that they are broken. */
const places: ReadonlyMap<string, [field: string, code: string]> = new Map([
	['one_local_id_per_unit', ['local_id', 'local_id_taken']],
	['course_residence_municipality_id_fkey', ['residence_municipality_id', 'unknown_municipality']],
]);

/** The name of a broken constraint instead of PostgreSQL's sentence about it, which is for nobody outside. */
export function ruleName(message: string): string {
	return /constraint "(\w+)"/.exec(message)?.[1] ?? message;
}

/** @returns the fault at its field, or null where the rule belongs to no single field */
export function formFault(rule: string): Record<string, Fault> | null {
	const place = places.get(rule);
	return place ? { [place[0]]: { code: place[1] } } : null;
}
