import type { CourseForm } from './form.ts';
import { dateFields, measurementName } from './names.ts';

/** Where a field or a group of fields stands in the form. */
function pathOf(name: string): string[] {
	const [group = '', ...rest] = name.split('.');
	if (group === 'measurements') {
		const [instrument = '', timepoint = '', ...part] = rest;
		return [group, measurementName(instrument, timepoint), ...part];
	}
	// A choice of several is one field, whichever of them is meant.
	return group === 'professions' ? [group] : [group, ...rest];
}

/**
 * The form with one field, or one group of fields, as it is in another form.
 *
 * @param name as faults and differences have it: `end_date`, `goals.0.text`, `followups.m12`, `measurements.sppb.end`
 * @returns a copy; the same values where no field has that name
 */
export function takeField(form: CourseForm, from: CourseForm, name: string): CourseForm {
	const copy = structuredClone(form);
	const path = pathOf(name);
	const last = path.pop() ?? '';
	let target: unknown = copy;
	let source: unknown = from;
	const has = (value: unknown, key: string): value is object =>
		typeof value === 'object' && value !== null && Object.hasOwn(value, key);
	for (const key of path) {
		if (!has(target, key) || !has(source, key)) return copy;
		target = Reflect.get(target, key);
		source = Reflect.get(source, key);
	}
	if (has(target, last) && has(source, last)) {
		Reflect.set(target, last, structuredClone(Reflect.get(source, last)));
	}
	return copy;
}

const dates: readonly string[] = [...dateFields, 'sex'];

/** The whole that a field is checked with: a date with the other dates, the parts of a goal or a follow-up together. */
export function groupOf(name: string): string[] {
	if (dates.includes(name)) return [...dates];
	const [group = '', one = ''] = name.split('.');
	if (group === 'services') return ['services.early_notice', 'services.early_notice_on', name];
	return ['goals', 'problems', 'work', 'followups'].includes(group) ? [`${group}.${one}`] : [name];
}
