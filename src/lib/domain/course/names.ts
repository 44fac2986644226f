/**
 * Names and sizes of the course form, apart from the schema: the browser needs these and not the schema's library.
 */
export const maximumGoals = 6;
export const followupTimepoints = ['m3', 'm12'] as const;
export type FollowupTimepoint = (typeof followupTimepoints)[number];

/** Name of the field of a measurement, in forms and in faults. */
export function measurementName(instrument: string, timepoint: string): string {
	return `measurements.${instrument}.${timepoint}`;
}
