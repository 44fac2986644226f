import { z } from 'zod';
import {
	courseStates,
	deliveries,
	diagnosisGroups,
	followupModes,
	followupResults,
	icfAreas,
	livingSituations,
	missingReasons,
	offers,
	phases,
	professions,
	respondents,
	serviceLevels,
	serviceTypes,
	sexes,
	supportNeeds,
	timepoints,
	workStates,
	yesNoAnswers,
} from '../../domain/codes.ts';
import { followupTimepoints } from '../../domain/course/names.ts';
import type { CourseRecord } from '../../domain/course/schema.ts';
import { instrumentIds } from '../../domain/instruments.ts';

/** A course as the database gives it, with all that is under it. */
export const savedCourse = z.object({
	id: z.string(),
	unit_id: z.string(),
	unit_name: z.string(),
	local_number: z.number(),
	local_id: z.string().nullable(),
	initials: z.string().nullable(),
	status: z.enum(courseStates),
	version: z.number(),
	updated_at: z.string(),
	updated_by_name: z.string().nullable(),
	person: z.object({ birth_date: z.string(), sex: z.enum(sexes) }).nullable(),
	has_identity: z.boolean(),
	/** Of the same person, in any unit. */
	other_courses: z.number(),
	residence_municipality_id: z.string().nullable(),
	referral_date: z.string().nullable(),
	start_date: z.string().nullable(),
	end_date: z.string().nullable(),
	service_level: z.enum(serviceLevels).nullable(),
	service_type: z.enum(serviceTypes).nullable(),
	delivery: z.enum(deliveries).nullable(),
	phase: z.enum(phases).nullable(),
	diagnosis_group: z.enum(diagnosisGroups).nullable(),
	professions: z.array(z.enum(professions)),
	main_instrument: z.enum(instrumentIds).nullable(),
	first_assessed_on: z.string().nullable(),
	goals_set_on: z.string().nullable(),
	no_goals: z.boolean(),
	no_work: z.boolean(),
	measurements: z.array(
		z.object({
			instrument: z.enum(instrumentIds),
			timepoint: z.enum(timepoints),
			value: z.number().nullable(),
			missing_reason: z.enum(missingReasons).nullable(),
		}),
	),
	goals: z.array(
		z.object({
			position: z.number(),
			text: z.string(),
			icf_area: z.enum(icfAreas).nullable(),
			importance: z.number().nullable(),
			difficulty: z.number().nullable(),
			start_level: z.number().nullable(),
			attained: z.number().nullable(),
			missing_reason: z.enum(missingReasons).nullable(),
		}),
	),
	problems: z.array(
		z.object({
			position: z.number(),
			text: z.string(),
			importance: z.number().nullable(),
			performance_start: z.number().nullable(),
			performance_end: z.number().nullable(),
			satisfaction_start: z.number().nullable(),
			satisfaction_end: z.number().nullable(),
		}),
	),
	work: z.array(
		z.object({
			timepoint: z.enum(timepoints),
			state: z.enum(workStates).nullable(),
			percent: z.number().nullable(),
			weeks_without_benefit: z.number().nullable(),
			missing_reason: z.enum(missingReasons).nullable(),
		}),
	),
	services: z
		.object({
			hours_start: z.number().nullable(),
			hours_end: z.number().nullable(),
			need_start: z.enum(supportNeeds).nullable(),
			need_end: z.enum(supportNeeds).nullable(),
			living_start: z.enum(livingSituations).nullable(),
			living_end: z.enum(livingSituations).nullable(),
			applied_for_services: z.enum(yesNoAnswers).nullable(),
			assessed_before_decision: z.enum(yesNoAnswers).nullable(),
			individual_plan: z.enum(offers).nullable(),
			coordinator: z.enum(offers).nullable(),
			kin_involved: z.enum(yesNoAnswers).nullable(),
			early_notice: z.enum(yesNoAnswers).nullable(),
			early_notice_on: z.string().nullable(),
			report_ready: z.enum(yesNoAnswers).nullable(),
			contacts: z.number().nullable(),
		})
		.nullable(),
	followups: z.array(
		z.object({
			timepoint: z.enum(followupTimepoints),
			done_on: z.string(),
			mode: z.enum(followupModes),
			result: z.enum(followupResults),
		}),
	),
	satisfaction: z.array(
		z.object({
			respondent: z.enum(respondents),
			level: z.number().nullable(),
			missing_reason: z.enum(missingReasons).nullable(),
		}),
	),
	/** By instrument: the last value in an earlier course of the person that the reader may open. */
	previous: z.partialRecord(
		z.enum(instrumentIds),
		z.object({ value: z.number(), timepoint: z.enum(timepoints), year: z.number() }),
	),
});

export type SavedCourse = z.infer<typeof savedCourse>;

/** What a course is apart from where it stands and who saved it. */
export const courseOutline = savedCourse.omit({
	unit_name: true,
	updated_by_name: true,
	has_identity: true,
	other_courses: true,
	previous: true,
});

/** A saved course as the schema reads one, for the form and the check of completeness. */
export function recordOf(course: z.infer<typeof courseOutline>): CourseRecord {
	const { person, ...rest } = course;
	return { ...rest, birth_date: person?.birth_date ?? null, sex: person?.sex ?? null };
}
