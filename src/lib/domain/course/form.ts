import { timepoints, type Timepoint } from '../codes.ts';
import { instrumentIds } from '../instruments.ts';
import {
	dateFields,
	followupFields,
	followupTimepoints,
	goalFields,
	maximumGoals,
	maximumProblems,
	measurementName,
	plainFields,
	problemFields,
	serviceFields,
	workFields,
	type FollowupTimepoint,
	type ServiceField,
} from './names.ts';
import { dateText, readDate } from './dateText.ts';
import type { CourseRecord, CourseTyped } from './schema.ts';

/** Everything the form shows, as texts: what was typed is kept as it was typed. */
export interface CourseForm extends Record<(typeof plainFields)[number], string> {
	professions: string[];
	no_goals: boolean;
	no_work: boolean;
	/** By measurementName(). */
	measurements: Record<string, { value: string; missing: string }>;
	goals: Record<(typeof goalFields)[number], string>[];
	problems: Record<(typeof problemFields)[number], string>[];
	work: Record<Timepoint, Record<(typeof workFields)[number], string>>;
	services: Record<ServiceField, string>;
	followups: Record<FollowupTimepoint, Record<(typeof followupFields)[number], string>>;
	satisfaction: { patient: string; kin: string };
}

function texts<K extends string>(keys: readonly K[], read: (key: K) => unknown): Record<K, string> {
	return Object.fromEntries(
		keys.map((key) => {
			const value = read(key);
			return [key, value === null || value === undefined ? '' : String(value)];
		}),
	) as Record<K, string>;
}

/** The form filled by a reader of field names: posted data, or a saved course. */
function fill(
	read: (name: string) => unknown,
	several: Pick<CourseForm, 'professions' | 'no_goals' | 'no_work'>,
): CourseForm {
	const named = (prefix: string) => (key: string) => read(`${prefix}.${key}`);
	return {
		...texts(plainFields, read),
		...several,
		measurements: Object.fromEntries(
			instrumentIds.flatMap((instrument) =>
				timepoints.map((timepoint) => {
					const name = measurementName(instrument, timepoint);
					return [name, texts(['value', 'missing'], named(name))];
				}),
			),
		),
		goals: Array.from({ length: maximumGoals }, (_, index) => texts(goalFields, named(`goals.${index}`))),
		problems: Array.from({ length: maximumProblems }, (_, index) =>
			texts(problemFields, named(`problems.${index}`)),
		),
		work: Object.fromEntries(
			timepoints.map((timepoint) => [timepoint, texts(workFields, named(`work.${timepoint}`))]),
		) as CourseForm['work'],
		services: texts(serviceFields, named('services')),
		followups: Object.fromEntries(
			followupTimepoints.map((timepoint) => [
				timepoint,
				texts(followupFields, named(`followups.${timepoint}`)),
			]),
		) as CourseForm['followups'],
		satisfaction: texts(['patient', 'kin'], named('satisfaction')),
	};
}

export function formFromPost(post: FormData): CourseForm {
	const text = (name: string) => {
		const value = post.get(name);
		return typeof value === 'string' ? value : '';
	};
	// Why a goal has no level is chosen in a field of its own.
	const read = (name: string) => text(name) || text(name.replace(/^(goals\.\d\.)attained$/, '$1reason'));
	return fill(read, {
		professions: post.getAll('professions').filter((value) => typeof value === 'string'),
		no_goals: post.get('no_goals') === 'on',
		no_work: post.get('no_work') === 'on',
	});
}

/** @param decimalSign the one of the person's language */
export function formFromRecord(course: CourseRecord, decimalSign: ',' | '.'): CourseForm {
	const values = new Map<string, unknown>();
	const day = (value: string | null) => (value === null ? '' : dateText(value));
	const decimal = (value: number | null) => (value === null ? '' : String(value).replace('.', decimalSign));
	for (const key of plainFields) if (key !== 'national_id') values.set(key, course[key]);
	for (const key of dateFields) values.set(key, day(course[key]));
	for (const { instrument, timepoint, value, missing_reason } of course.measurements) {
		const name = measurementName(instrument, timepoint);
		values.set(`${name}.value`, decimal(value));
		values.set(`${name}.missing`, missing_reason);
	}
	for (const goal of course.goals) {
		for (const key of goalFields) values.set(`goals.${goal.position - 1}.${key}`, goal[key]);
		if (goal.missing_reason) values.set(`goals.${goal.position - 1}.attained`, goal.missing_reason);
	}
	for (const problem of course.problems) {
		for (const key of problemFields) values.set(`problems.${problem.position - 1}.${key}`, problem[key]);
	}
	for (const state of course.work) {
		values.set(`work.${state.timepoint}.state`, state.state ?? state.missing_reason);
		values.set(`work.${state.timepoint}.percent`, state.percent);
		values.set(`work.${state.timepoint}.weeks`, state.weeks_without_benefit);
	}
	for (const key of serviceFields) {
		const value = course.services?.[key] ?? null;
		values.set(`services.${key}`, typeof value === 'number' ? decimal(value) : value);
	}
	values.set('services.early_notice_on', day(course.services?.early_notice_on ?? null));
	for (const followup of course.followups) {
		for (const key of followupFields) values.set(`followups.${followup.timepoint}.${key}`, followup[key]);
		values.set(`followups.${followup.timepoint}.done_on`, day(followup.done_on));
	}
	for (const answer of course.satisfaction) {
		values.set(`satisfaction.${answer.respondent}`, answer.level ?? answer.missing_reason);
	}
	const { professions, no_goals, no_work } = course;
	return fill((name) => values.get(name), { professions, no_goals, no_work });
}

export const emptyForm: CourseForm = fill(() => '', {
	professions: [],
	no_goals: false,
	no_work: false,
});

/** What the schema reads. */
export function typedOf(form: CourseForm): CourseTyped {
	const { measurements, professions, national_id, ...rest } = form;
	return {
		...rest,
		// The schema says which are known; the cast only tells that they are texts.
		professions: professions as CourseTyped['professions'],
		measurements: instrumentIds.flatMap((instrument) =>
			timepoints.map((timepoint) => ({
				instrument,
				timepoint,
				...(measurements[measurementName(instrument, timepoint)] ?? { value: '', missing: '' }),
			})),
		),
	};
}

/** A date typed in another way is the same date. */
function isSame(mine: string, theirs: string): boolean {
	return mine === theirs || (readDate(mine) !== null && readDate(mine) === readDate(theirs));
}

/** Names of fields whose text differs between two forms, in the form's order. */
export function differences(
	mine: CourseForm,
	theirs: CourseForm,
): { name: string; mine: string; theirs: string }[] {
	const flat = (form: CourseForm): [string, string][] => {
		const walk = (value: unknown, path: string): [string, string][] => {
			if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
				return Object.entries(value).flatMap(([key, one]) =>
					// Measurements are keyed by their full field name already.
					walk(one, path && !key.startsWith(path) ? `${path}.${key}` : key),
				);
			}
			if (Array.isArray(value) && value.some((one) => typeof one === 'object')) {
				return value.flatMap((one, index) => walk(one, `${path}.${index}`));
			}
			return [[path, Array.isArray(value) ? value.join(', ') : String(value)]];
		};
		return walk(form, '');
	};
	const other = new Map(flat(theirs));
	return flat(mine)
		.map(([name, value]) => ({ name, mine: value, theirs: other.get(name) ?? '' }))
		.filter((pair) => pair.name !== 'national_id' && !isSame(pair.mine, pair.theirs));
}
