import { z } from 'zod';
import {
	deliveries,
	diagnosisGroups,
	followupModes,
	followupResults,
	icfAreas,
	missingReasons,
	phases,
	professions,
	serviceLevels,
	serviceTypes,
	sexes,
	timepoints,
	workStates,
	type MissingReason,
	type Timepoint,
} from '../codes.ts';
import {
	checkMeasurement,
	instrumentById,
	instrumentIds,
	isInstrumentId,
	type InstrumentId,
} from '../instruments.ts';
import { followupTimepoints, maximumGoals, measurementName } from './names.ts';
import { readNumber } from './readNumber.ts';
import { code, date, refuse, text, whole, type Fault } from './values.ts';

export interface Measurement {
	instrument: InstrumentId;
	timepoint: Timepoint;
	value: number | null;
	missing_reason: MissingReason | null;
}

const measurement = z
	.strictObject({
		instrument: z.string().meta({ enum: instrumentIds }),
		timepoint: z.enum(timepoints),
		value: z
			.string()
			.default('')
			.meta({ description: 'A number on the scale of the instrument; empty with a reason in "missing".' }),
		missing: code(missingReasons),
	})
	.transform(({ instrument, timepoint, value, missing }, context): Measurement => {
		if (!isInstrumentId(instrument)) return refuse(context, { code: 'unknown_code' });
		if (value.trim() === '') return { instrument, timepoint, value: null, missing_reason: missing };
		const number = readNumber(value);
		if (number === null) return refuse(context, { code: 'not_a_number' });
		const fault = checkMeasurement(instrumentById(instrument), number);
		if (fault) return refuse(context, { code: fault.reason, limit: fault.limit });
		if (missing) return refuse(context, { code: 'value_and_reason' });
		return { instrument, timepoint, value: number, missing_reason: null };
	});

const goal = z.strictObject({
	text: text(500),
	icf_area: code(icfAreas),
	importance: whole(0, 3),
	difficulty: whole(0, 3),
	start_level: whole(-2, -1),
	attained: whole(-2, 2),
});

const work = z.strictObject({ state: code(workStates), percent: whole(0, 100) });

const followup = z.strictObject({
	done_on: date(),
	mode: code(followupModes),
	result: code(followupResults),
});

/** The fields as they are typed, each read on its own; courseSchema adds the rules between them. */
export const courseFields = z.object({
	local_id: text(40),
	birth_date: date(),
	sex: code(sexes),
	residence_municipality_id: text(40),
	referral_date: date(),
	start_date: date(),
	end_date: date(),
	service_level: code(serviceLevels),
	service_type: code(serviceTypes),
	delivery: code(deliveries),
	phase: code(phases),
	diagnosis_group: code(diagnosisGroups),
	professions: z.array(z.enum(professions)).max(professions.length).default([]),
	main_instrument: code(instrumentIds),
	no_goals: z.boolean().default(false),
	measurements: z
		.array(measurement)
		.max(instrumentIds.length * timepoints.length)
		.default([]),
	goals: z.array(goal).max(maximumGoals).default([]),
	work: z.partialRecord(z.enum(timepoints), work).default({}),
	followups: z.partialRecord(z.enum(followupTimepoints), followup).default({}),
	satisfaction: z
		.strictObject({ patient: whole(1, 5).default(null), kin: whole(1, 5).default(null) })
		.default({ patient: null, kin: null }),
});

type Fields = z.output<typeof courseFields>;

/** Rules between fields; each fault stands at the field that a person would change. */
function checkTogether(course: Fields, today: string, context: z.RefinementCtx): void {
	const add = (path: (string | number)[], fault: string, limit?: number | string) =>
		context.addIssue({ code: 'custom', message: fault, params: { limit }, path });
	const { birth_date, referral_date, start_date, end_date } = course;

	for (const key of ['birth_date', 'referral_date', 'start_date', 'end_date'] as const) {
		const value = course[key];
		if (value && value > today) add([key], 'in_future');
		if (key !== 'birth_date' && value && birth_date && value < birth_date) add([key], 'before_birth');
	}
	if (referral_date && start_date && referral_date > start_date) add(['referral_date'], 'after_start');
	if (start_date && end_date && end_date < start_date) add(['end_date'], 'before_start');

	course.goals.forEach((one, index) => {
		const started = one.icf_area !== null || one.importance !== null || one.attained !== null;
		if (started && one.text === null) add(['goals', index, 'text'], 'required');
	});
	for (const timepoint of timepoints) {
		const one = course.work[timepoint];
		if (one && one.percent !== null && one.state === null) add(['work', timepoint, 'state'], 'required');
		if (one?.state === 'graded_sick_leave' && one.percent !== null && (one.percent < 1 || one.percent > 99)) {
			add(['work', timepoint, 'percent'], 'graded_percent');
		}
	}
	for (const timepoint of followupTimepoints) {
		const one = course.followups[timepoint];
		if (!one || (one.done_on === null && one.mode === null && one.result === null)) continue;
		for (const key of ['done_on', 'mode', 'result'] as const) {
			if (one[key] === null) add(['followups', timepoint, key], 'required');
		}
		if (one.done_on && one.done_on > today) add(['followups', timepoint, 'done_on'], 'in_future');
		if (one.done_on && end_date && one.done_on < end_date)
			add(['followups', timepoint, 'done_on'], 'before_end');
	}
}

/** What the database's save_course takes, apart from who the person is. */
function toRecord(course: Fields) {
	const { work: states, followups, goals, satisfaction, measurements, ...rest } = course;
	return {
		...rest,
		measurements: measurements.filter((one) => one.value !== null || one.missing_reason !== null),
		goals: goals.flatMap(({ text: words, ...one }, index) =>
			words === null ? [] : [{ position: index + 1, text: words, ...one }],
		),
		work: timepoints.flatMap((timepoint) => {
			const one = states[timepoint];
			return one?.state ? [{ timepoint, state: one.state, percent: one.percent }] : [];
		}),
		followups: followupTimepoints.flatMap((timepoint) => {
			const one = followups[timepoint];
			return one?.done_on && one.mode && one.result
				? [{ timepoint, done_on: one.done_on, mode: one.mode, result: one.result }]
				: [];
		}),
		satisfaction: (['patient', 'kin'] as const).flatMap((respondent) => {
			const level = satisfaction[respondent];
			return level === null ? [] : [{ respondent, level }];
		}),
	};
}

/**
 * A course as typed in the form or written in a file, read to what the database takes.
 * Drafts may be incomplete; see completeness.ts for what a completed course needs.
 *
 * @param today ISO date in Norway: nothing is registered before it has happened
 */
export function courseSchema(today: string) {
	return courseFields
		.superRefine((course, context) => checkTogether(course, today, context))
		.transform(toRecord);
}

/** What is typed: texts, lists and records of texts. */
export type CourseTyped = z.input<typeof courseFields>;
export type CourseRecord = z.output<ReturnType<typeof courseSchema>>;

const sentMeasurement = z.object({
	instrument: z.string().refine(isInstrumentId),
	timepoint: z.enum(timepoints),
});
const sentMeasurements = z.object({ measurements: z.array(z.unknown()) });

/** Names of the fields that an issue is about: a measurement by its instrument instead of by its place in the list. */
function fieldsOf(issue: z.core.$ZodIssue, typed: unknown): string[] {
	const [list, index, ...rest] = issue.path;
	const sent = list === 'measurements' ? sentMeasurements.safeParse(typed).data : undefined;
	const measured = sentMeasurement.safeParse(sent?.measurements[Number(index)]).data;
	const path = measured
		? [measurementName(measured.instrument, measured.timepoint)]
		: [list, index, ...rest].filter((part) => part !== undefined);
	if (issue.code !== 'unrecognized_keys') return [path.join('.')];
	// A name of nothing is quoted: it must not read as no field.
	return issue.keys.map((key) => [...path, key.trim() === '' ? JSON.stringify(key) : key].join('.'));
}

function faultOf(issue: z.core.$ZodIssue): Fault {
	if (issue.code === 'unrecognized_keys') return { code: 'unknown_field' };
	if (issue.code === 'invalid_type') return { code: 'wrong_type' };
	if (issue.code === 'too_big') return { code: 'too_many', limit: Number(issue.maximum) };
	if (issue.code !== 'custom') return { code: 'unknown_code' };
	const limit: unknown = issue.params?.limit;
	const isLimit = typeof limit === 'number' || typeof limit === 'string';
	return { code: issue.message, ...(isLimit ? { limit } : {}) };
}

/**
 * Faults by the name of the field: `end_date`, `goals.0.text`, `measurements.berg.end`. The first of a field counts.
 *
 * @param typed what was parsed, to name measurements
 */
export function faultsByField(error: z.ZodError, typed: unknown): Record<string, Fault> {
	const faults: Record<string, Fault> = {};
	for (const issue of error.issues) {
		for (const field of fieldsOf(issue, typed)) {
			if (!Object.hasOwn(faults, field)) faults[field] = faultOf(issue);
		}
	}
	return faults;
}
