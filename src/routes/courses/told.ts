import type { Completeness, MissingField } from '$lib/domain/course/completeness';
import type { Conflict } from '$lib/domain/course/draft';
import type { CourseForm } from '$lib/domain/course/form';
import type { Fault } from '$lib/domain/course/values';

/** What the server says when it did not save a form that a person sent. */
export interface Told {
	form: CourseForm;
	faults: Record<string, Fault>;
	missing: MissingField[];
	rule: string | null;
	conflict?: Conflict | null;
}

/** Of the faults that were told, those that are not put right since: what was missing may have been filled in. */
export function remaining(
	told: Told,
	now: { completeness: Completeness; enabled: boolean },
): Record<string, Fault> {
	if (!now.enabled || told.missing.length === 0) return told.faults;
	const missing = new Set(now.completeness.missing.map((one) => one.field));
	return Object.fromEntries(Object.entries(told.faults).filter(([name]) => missing.has(name)));
}

/**
 * Whether a fault is about what has the cursor now. The parts of a goal, a work state or a follow-up are filled one
 * after the other, so the whole counts as being typed.
 */
export function isBeingTyped(fault: string, field: string): boolean {
	if (field === '') return false;
	const parts = fault.split('.');
	const whole = ['goals', 'work', 'followups'].includes(parts[0] ?? '') ? parts.slice(0, 2) : parts;
	return field === whole.join('.') || field.startsWith(`${whole.join('.')}.`);
}
