/**
 * Names and sizes of the course form, apart from the schema: the browser needs these and not the schema's library.
 */
export const maximumGoals = 6;
export const followupTimepoints = ['m3', 'm12'] as const;
export type FollowupTimepoint = (typeof followupTimepoints)[number];

/** Fields with one text each; those with parts have lists of their own. */
export const plainFields = [
	'national_id',
	'local_id',
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
] as const;

/** Name of the field of a measurement, in forms and in faults. */
export function measurementName(instrument: string, timepoint: string): string {
	return `measurements.${instrument}.${timepoint}`;
}
