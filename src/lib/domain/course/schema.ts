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
	.object({
		instrument: z.string(),
		timepoint: z.enum(timepoints),
		value: z.string().default(''),
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

const goal = z.object({
	text: text(500),
	icf_area: code(icfAreas),
	importance: whole(0, 3),
	difficulty: whole(0, 3),
	start_level: whole(-2, -1),
	attained: whole(-2, 2),
});

const work = z.object({ state: code(workStates), percent: whole(0, 100) });

const followup = z.object({ done_on: date(), mode: code(followupModes), result: code(followupResults) });

const fields = z.object({
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
	professions: z.array(z.enum(professions)).default([]),
	main_instrument: code(instrumentIds),
	no_goals: z.boolean().default(false),
	measurements: z.array(measurement).default([]),
	goals: z.array(goal).max(maximumGoals).default([]),
	work: z.partialRecord(z.enum(timepoints), work).default({}),
	followups: z.partialRecord(z.enum(followupTimepoints), followup).default({}),
	satisfaction: z
		.object({ patient: whole(1, 5).default(null), kin: whole(1, 5).default(null) })
		.default({ patient: null, kin: null }),
});

type Fields = z.output<typeof fields>;

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
	return fields.superRefine((course, context) => checkTogether(course, today, context)).transform(toRecord);
}

/** What is typed: texts, lists and records of texts. */
export type CourseTyped = z.input<typeof fields>;
export type CourseRecord = z.output<ReturnType<typeof courseSchema>>;

/**
 * Faults by the name of the field: `end_date`, `goals.0.text`, `measurements.berg.end`. The first of a field counts.
 *
 * @param typed what was parsed, to name measurements by instrument instead of by their place in the list
 */
export function faultsByField(error: z.ZodError, typed: CourseTyped): Record<string, Fault> {
	const faults: Record<string, Fault> = {};
	for (const { path, ...issue } of error.issues) {
		const measured = path[0] === 'measurements' ? typed.measurements?.[Number(path[1])] : undefined;
		const name = measured ? measurementName(measured.instrument, measured.timepoint) : path.join('.');
		const limit: unknown = issue.code === 'custom' ? issue.params?.limit : undefined;
		faults[name] ??= {
			code: issue.code === 'custom' ? issue.message : 'unknown_code',
			...(typeof limit === 'number' || typeof limit === 'string' ? { limit } : {}),
		};
	}
	return faults;
}
