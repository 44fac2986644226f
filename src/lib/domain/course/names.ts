/**
 * Names and sizes of the course form, apart from the schema: the browser needs these and not the schema's library.
 */
export const maximumGoals = 6;
export const maximumProblems = 5;
export const followupTimepoints = ['m3', 'm12'] as const;
export type FollowupTimepoint = (typeof followupTimepoints)[number];

/** Fields with one text each; those with parts have lists of their own. */
export const plainFields = [
	'national_id',
	'local_id',
	'initials',
	'birth_date',
	'sex',
	'residence_municipality_id',
	'referral_date',
	'start_date',
	'end_date',
	'service_level',
	'service_type',
	'delivery',
	'phase',
	'diagnosis_group',
	'main_instrument',
	'first_assessed_on',
	'goals_set_on',
] as const;

/** Those of the plain fields that are dates. */
export const dateFields = [
	'birth_date',
	'referral_date',
	'start_date',
	'end_date',
	'first_assessed_on',
	'goals_set_on',
] as const;

/** The parts of a goal, a work state and a follow-up contact, named `goals.<place>.<part>` and so on. */
export const goalFields = [
	'text',
	'icf_area',
	'importance',
	'difficulty',
	'start_level',
	'attained',
] as const;
export const workFields = ['state', 'percent', 'weeks'] as const;
export const followupFields = ['done_on', 'mode', 'result'] as const;

/** Fields of the services around a course, named `services.<field>`. */
export const serviceFields = [
	'hours_start',
	'hours_end',
	'need_start',
	'need_end',
	'living_start',
	'living_end',
	'applied_for_services',
	'assessed_before_decision',
	'individual_plan',
	'coordinator',
	'kin_involved',
	'early_notice',
	'early_notice_on',
	'report_ready',
	'contacts',
] as const;
export type ServiceField = (typeof serviceFields)[number];

/** The parts of a problem of COPM, named `problems.<place>.<part>`; the last four are ratings. */
export const problemFields = [
	'text',
	'importance',
	'performance_start',
	'performance_end',
	'satisfaction_start',
	'satisfaction_end',
] as const;

/** Name of the field of a measurement, in forms and in faults. */
export function measurementName(instrument: string, timepoint: string): string {
	return `measurements.${instrument}.${timepoint}`;
}
