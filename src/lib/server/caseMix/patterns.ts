import { z } from 'zod';
import type { UnitPattern } from '../../domain/caseMix/index.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

/** One row of case_mix_patterns: a tuple, since a year has tens of thousands. */
const patternRow = z
	.tuple([
		z.string(), // unit
		z.string(), // age band
		z.string(), // sex
		z.string(), // diagnosis group
		z.number().int().nullable(), // start level
		z.string(), // phase
		z.string().nullable(), // service type
		z.number().int().positive(), // n
		z.number(), // sum
		z.number(), // sum of squares
	])
	.transform(
		([
			unit,
			age_band,
			sex,
			diagnosis_group,
			start_level,
			phase,
			service_type,
			n,
			sum,
			squares,
		]): UnitPattern => ({
			unit,
			categories: {
				age_band,
				sex,
				diagnosis_group,
				phase,
				start_level: start_level === null ? 'unknown' : String(start_level),
				service_type: service_type ?? 'none',
			},
			n,
			sum,
			squares,
		}),
	);

/** The courses of a year that count for an indicator, as counts of unit and covariates. For scheduled jobs. */
export function readPatterns(service: Database, indicator: string, year: number): Promise<UnitPattern[]> {
	return answer(
		z.array(patternRow),
		service.rpc('case_mix_patterns', { p_indicator: indicator, p_year: year }),
	);
}
