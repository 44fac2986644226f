import { z } from 'zod';
import {
	ageBands,
	deliveries,
	diagnosisGroups,
	followupResults,
	missingReasons,
	phases,
	serviceLevels,
	serviceTypes,
	sexes,
	timepoints,
	workStates,
} from '../codes.ts';

/**
 * One completed course as `export_rows` gives it: no identity, no unit, no date, no free text.
 *
 * Strict, so that a column that somebody adds to the function stops the export until it has been judged here.
 */
export const exportRowSchema = z.strictObject({
	course_key: z.string().min(1),
	person_key: z.string().min(1),
	year: z.int(),
	county: z.string(),
	centrality_class: z.int().min(1).max(6),
	sex: z.enum(sexes),
	age_band: z.enum(ageBands),
	diagnosis_group: z.enum(diagnosisGroups),
	service_level: z.enum(serviceLevels),
	service_type: z.enum(serviceTypes).nullable(),
	delivery: z.enum(deliveries),
	phase: z.enum(phases),
	waiting_days: z.int().nullable(),
	length_days: z.int(),
	professions: z.int(),
	/** By `<instrument>_<timepoint>`: the value, or why there is none. */
	measurements: z.record(z.string(), z.union([z.number(), z.enum(missingReasons)])).nullable(),
	goals: z.int(),
	goals_attained: z.boolean().nullable(),
	function_improved: z.boolean().nullable(),
	work: z.partialRecord(z.enum(timepoints), z.enum(workStates)).nullable(),
	followup_m12: z.enum(followupResults).nullable(),
	patient_satisfaction: z.int().min(1).max(5).nullable(),
});

export type ExportRow = z.infer<typeof exportRowSchema>;

/** What somebody outside may know of a person from elsewhere, and could look for in a file. */
export const quasiIdentifiers = [
	'county',
	'centrality_class',
	'sex',
	'age_band',
	'diagnosis_group',
	'service_level',
	'year',
] as const;
export type QuasiIdentifier = (typeof quasiIdentifiers)[number];
