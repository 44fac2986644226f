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
import { followupTimepoints, maximumGoals, maximumProblems, measurementName } from './names.ts';
import { copmMeans, type CopmMean } from './problems.ts';
import { readNumber } from './readNumber.ts';
import { checkTogether } from './rules.ts';
import { servicesRecord, servicesSchema } from './services.ts';
import { code, codeOrReason, date, refuse, text, whole, wholeOrReason, type Fault } from './values.ts';

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
		const known = instrumentById(instrument);
		if (number === known.notRelevantCode)
			return { instrument, timepoint, value: null, missing_reason: 'not_suitable' };
		const fault = checkMeasurement(known, number);
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
	attained: wholeOrReason(-2, 2),
});

/** A problem of COPM as it is typed. */
const problem = z.strictObject({
	text: text(500),
	importance: whole(1, 10),
	performance_start: whole(1, 10),
	performance_end: whole(1, 10),
	satisfaction_start: whole(1, 10),
	satisfaction_end: whole(1, 10),
});

const work = z.strictObject({
	state: codeOrReason(workStates),
	percent: whole(0, 100),
	/** Weeks in a row without a health-related benefit until the contact at 3 or 12 months. */
	weeks: whole(0, 60),
});

const followup = z.strictObject({
	done_on: date(),
	mode: code(followupModes),
	result: code(followupResults),
});

/** The fields as they are typed, each read on its own; courseSchema adds the rules between them. */
export const courseFields = z.object({
	local_id: text(40),
	initials: text(12),
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
	first_assessed_on: date(),
	goals_set_on: date(),
	no_goals: z.boolean().default(false),
	no_work: z.boolean().default(false),
	measurements: z
		.array(measurement)
		.max(instrumentIds.length * timepoints.length)
		.default([]),
	goals: z.array(goal).max(maximumGoals).default([]),
	problems: z.array(problem).max(maximumProblems).default([]),
	work: z.partialRecord(z.enum(timepoints), work).default({}),
	services: servicesSchema.prefault({}),
	followups: z.partialRecord(z.enum(followupTimepoints), followup).default({}),
	satisfaction: z.strictObject({ patient: wholeOrReason(1, 5), kin: wholeOrReason(1, 5) }).prefault({}),
});

export type Fields = z.output<typeof courseFields>;

/** What problems amount to stands for what was typed of COPM. */
function withCopm(measurements: Measurement[], means: CopmMean[]): Measurement[] {
	const computed = means.map((mean): Measurement => ({ ...mean, missing_reason: null }));
	const isComputed = (one: Measurement) =>
		computed.some((mean) => mean.instrument === one.instrument && mean.timepoint === one.timepoint);
	return [...measurements.filter((one) => !isComputed(one)), ...computed];
}

/** What the database's save_course takes, apart from who the person is. */
function toRecord(course: Fields) {
	const { work: states, followups, goals, problems, services, satisfaction, measurements, ...rest } = course;
	return {
		...rest,
		measurements: withCopm(
			measurements.filter((one) => one.value !== null || one.missing_reason !== null),
			copmMeans(problems.filter((one) => one.text !== null)),
		),
		goals: goals.flatMap(({ text: words, attained, ...one }, index) =>
			words === null
				? []
				: [
						{
							position: index + 1,
							text: words,
							...one,
							attained: attained.value,
							missing_reason: attained.missing_reason,
						},
					],
		),
		problems: problems.flatMap(({ text: words, ...one }, index) =>
			words === null ? [] : [{ position: index + 1, text: words, ...one }],
		),
		services: servicesRecord(services),
		work: timepoints.flatMap((timepoint) => {
			const one = states[timepoint];
			if (!one) return [];
			const { value: state, missing_reason } = one.state;
			if (state === null && missing_reason === null) return [];
			return [{ timepoint, state, percent: one.percent, weeks_without_benefit: one.weeks, missing_reason }];
		}),
		followups: followupTimepoints.flatMap((timepoint) => {
			const one = followups[timepoint];
			return one?.done_on && one.mode && one.result
				? [{ timepoint, done_on: one.done_on, mode: one.mode, result: one.result }]
				: [];
		}),
		satisfaction: (['patient', 'kin'] as const).flatMap((respondent) => {
			const { value: level, missing_reason } = satisfaction[respondent];
			return level === null && missing_reason === null ? [] : [{ respondent, level, missing_reason }];
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
