import { z } from 'zod';
import { diagnosisGroups, serviceLevels } from '../../domain/codes.ts';
import { exportVariable } from '../../domain/exportVariables/index.ts';
import { counties } from '../../domain/exportVariables/counties.ts';

const longestYears = 10;
const countyIds = Object.keys(counties);

/** A researcher's application as it comes from the form. @param today Norwegian calendar date */
export function applicationSchema(today: string) {
	const last = `${Number(today.slice(0, 4)) + longestYears}${today.slice(4)}`;
	return z
		.object({
			title: z.string().trim().min(3).max(200),
			purpose: z.string().trim().min(10).max(2000),
			institution: z.string().trim().max(200),
			/** Ethics committee or other legal basis. */
			approval_reference: z.string().trim().min(2).max(100),
			ends_on: z.iso.date().refine((day) => day >= today && day <= last),
			period_from: z.int().min(2000).max(2100),
			period_to: z.int().min(2000).max(2100),
			/** None named: all; likewise diagnosis groups and counties. */
			service_levels: z.array(z.enum(serviceLevels)),
			diagnosis_groups: z.array(z.enum(diagnosisGroups)),
			counties: z.array(z.string().refine((id) => countyIds.includes(id))),
			age_from: z.int().min(0).max(120).nullable(),
			k: z.int().min(3).max(100),
			/** Fewest values of each sensitive variable in a class; 1: none asked. */
			l: z.int().min(1).max(5),
			risk_ceiling: z.number().min(0.01).max(0.34),
			date_mode: z.enum(['none', 'shifted']),
			/** By the catalogue (domain/exportVariables). */
			variables: z.array(
				z.object({
					name: z.string().refine((name) => exportVariable(name) !== undefined),
					reason: z.string().trim().max(500).nullable(),
				}),
			),
		})
		.refine(({ period_from, period_to }) => period_from <= period_to, { path: ['period_to'] });
}

export type Application = z.infer<ReturnType<typeof applicationSchema>>;
