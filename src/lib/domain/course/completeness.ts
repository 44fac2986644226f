import { followupTimepoints, measurementName } from './names.ts';
import type { CourseRecord } from './schema.ts';
import { wantedServices } from './wantedServices.ts';

export type CourseSection =
	'person' | 'course' | 'function' | 'goals' | 'work' | 'services' | 'experience' | 'followup';

export interface MissingField {
	/** Name of the field, to lead there. */
	field: string;
	section: CourseSection;
}

export interface Completeness {
	missing: MissingField[];
	/** Of the fields that completing needs, how many are there (0–1). */
	share: number;
	/** By section, of all that is asked, also what completing does not need; one where nothing is asked is left out. */
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

interface Item extends MissingField {
	missing: boolean;
	/** Whether completing needs it; the rest is asked for and counted. */
	needed: boolean;
}

/** From when on a follow-up contact can be there, in days after the end: 2½ and 11 months. */
const followupFrom = { m3: 75, m12: 334 } as const;

function daysAfter(date: string, days: number): string {
	return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function check(course: CourseRecord, person: { birth_date: string } | null, today: string | null): Item[] {
	const item = (section: CourseSection, field: string, missing: boolean, needed = true): Item => ({
		section,
		field,
		missing,
		needed,
	});
	const plain = (section: CourseSection, field: keyof CourseRecord) =>
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
		for (const { position, attained, missing_reason } of course.goals) {
			const missing = attained === null && missing_reason === null;
			items.push(item('goals', `goals.${position - 1}.attained`, missing));
		}
	}
	const asksWork =
		person &&
		course.start_date &&
		isWorkingAge(ageAt(person.birth_date, course.start_date)) &&
		!course.no_work;
	if (asksWork) {
		items.push(
			item('work', 'work.start.state', !worked('start')),
			item('work', 'work.end.state', !worked('end')),
		);
	}
	for (const field of wantedServices(course)) {
		items.push(item('services', `services.${field}`, (course.services?.[field] ?? null) === null, false));
	}
	const answered = course.satisfaction.some((one) => one.respondent === 'patient');
	items.push(item('experience', 'satisfaction.patient', !answered, false));
	for (const timepoint of followupTimepoints) {
		const isOpen = today && course.end_date && daysAfter(course.end_date, followupFrom[timepoint]) <= today;
		const done = course.followups.some((one) => one.timepoint === timepoint);
		if (isOpen) items.push(item('followup', `followups.${timepoint}.done_on`, !done, false));
	}
	return items;
}

/**
 * What a course still needs before it can be completed, and how much of what is asked each section has. A typed reason
 * counts as an answer; people outside working age, and courses where work is no question, need no work state. Services,
 * satisfaction and follow-up are counted and not needed.
 *
 * @param person birth date of the registered person, null when none is
 * @param today ISO date in Norway, which tells whether a follow-up can be there; null leaves follow-up out
 */
export function completeness(
	course: CourseRecord,
	person: { birth_date: string } | null,
	today: string | null = null,
): Completeness {
	const items = check(course, person, today);
	const needed = items.filter((one) => one.needed);
	const missing = needed.filter((one) => one.missing).map(({ section, field }) => ({ section, field }));
	const sections: Completeness['sections'] = {};
	for (const item of items) {
		const counted = (sections[item.section] ??= { there: 0, of: 0 });
		counted.of += 1;
		if (!item.missing) counted.there += 1;
	}
	return { missing, share: 1 - missing.length / needed.length, sections };
}
