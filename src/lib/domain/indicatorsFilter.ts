/** Parts of the courses that indicators can be asked of: women, those of 60–69 years, early phase. */
import { z } from 'zod';
import { ageBands, diagnosisGroups, phases, serviceLevels, sexes } from './codes.ts';

/** The dimensions, in the order of the alphabet, as the database keeps them. */
export const filterDimensions = ['age_band', 'diagnosis_group', 'phase', 'service_level', 'sex'] as const;
export type FilterDimension = (typeof filterDimensions)[number];

export const filterValues = {
	age_band: ageBands,
	diagnosis_group: diagnosisGroups,
	phase: phases,
	service_level: serviceLevels,
	sex: sexes,
} as const satisfies Record<FilterDimension, readonly string[]>;

/** No more than this many at once: a finer part is about persons, not about services. */
export const mostFilters = 2;

export const filtersSchema = z
	.strictObject({
		age_band: z.enum(ageBands).optional(),
		diagnosis_group: z.enum(diagnosisGroups).optional(),
		phase: z.enum(phases).optional(),
		service_level: z.enum(serviceLevels).optional(),
		sex: z.enum(sexes).optional(),
	})
	.refine((filters) => Object.values(filters).filter((value) => value !== undefined).length <= mostFilters, {
		message: `at most ${mostFilters} filters`,
	});
export type Filters = z.infer<typeof filtersSchema>;

/** The filters that an address asks for (`?sex=female&age_band=60-69`); null where one is unknown or they are too many. */
export function filtersOf(parameters: URLSearchParams): Filters | null {
	const asked = filterDimensions.flatMap((dimension) => {
		const value = parameters.get(dimension);
		return value === null || value === '' ? [] : [[dimension, value] as const];
	});
	const parsed = filtersSchema.safeParse(Object.fromEntries(asked));
	return parsed.success ? parsed.data : null;
}

export function hasFilters(filters: Filters): boolean {
	return Object.values(filters).some((value) => value !== undefined);
}
