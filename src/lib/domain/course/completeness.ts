import { measurementName } from './names.ts';
import type { CourseRecord } from './schema.ts';

export type CourseSection = 'person' | 'course' | 'function' | 'goals' | 'work';

export interface MissingField {
	/** Name of the field, to lead there. */
	field: string;
	section: CourseSection;
}

export interface Completeness {
	missing: MissingField[];
	/** Of the needed fields, how many are there (0–1). */
	share: number;
	/** The same by section; one without needed fields is left out. */
	sections: Partial<Record<CourseSection, { there: number; of: number }>>;
}

/** Whole years between two ISO dates. */
export function ageAt(birthDate: string, date: string): number {
	const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
	return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** 18–67 years, as the indicators of work count them. */
export function isWorkingAge(age: number): boolean {
	return age >= 18 && age <= 67;
}

function check(
	course: CourseRecord,
	person: { birth_date: string } | null,
): (MissingField & { missing: boolean })[] {
	const item = (section: MissingField['section'], field: string, missing: boolean) => ({
		section,
		field,
		missing,
	});
	const plain = (section: MissingField['section'], field: keyof CourseRecord) =>
		item(section, field, course[field] === null);
	const measured = (timepoint: 'start' | 'end') =>
		course.measurements.some(
			(one) => one.instrument === course.main_instrument && one.timepoint === timepoint,
		);
	const worked = (timepoint: 'start' | 'end') => course.work.some((one) => one.timepoint === timepoint);

	const items = [
		item('person', 'national_id', person === null),
		plain('person', 'residence_municipality_id'),
		plain('course', 'diagnosis_group'),
		plain('course', 'service_level'),
		plain('course', 'delivery'),
		plain('course', 'phase'),
		plain('course', 'start_date'),
		plain('course', 'end_date'),
		plain('function', 'main_instrument'),
	];
	if (course.main_instrument) {
		for (const timepoint of ['start', 'end'] as const) {
			items.push(item('function', measurementName(course.main_instrument, timepoint), !measured(timepoint)));
		}
	}
	if (!course.no_goals) {
		items.push(item('goals', 'goals.0.text', course.goals.length === 0));
		for (const goal of course.goals) {
			items.push(item('goals', `goals.${goal.position - 1}.attained`, goal.attained === null));
		}
	}
	if (person && course.start_date && isWorkingAge(ageAt(person.birth_date, course.start_date))) {
		items.push(
			item('work', 'work.start.state', !worked('start')),
			item('work', 'work.end.state', !worked('end')),
		);
	}
	return items;
}

/**
 * What a course still needs before it can be completed. A typed reason counts as an answer; people outside working age
 * need no work state.
 *
 * @param person birth date of the registered person, null when none is
 * @returns what is missing, and how much of what is needed is there, in all and by section
 */
export function completeness(course: CourseRecord, person: { birth_date: string } | null): Completeness {
	const items = check(course, person);
	const missing = items.filter((one) => one.missing).map(({ section, field }) => ({ section, field }));
	const sections: Completeness['sections'] = {};
	for (const item of items) {
		const counted = (sections[item.section] ??= { there: 0, of: 0 });
		counted.of += 1;
		if (!item.missing) counted.there += 1;
	}
	return { missing, share: 1 - missing.length / items.length, sections };
}
