/** What a project asks for, as the database keeps it: read by its people, and by the job that makes its releases. */
import { z } from 'zod';

export const askedShape = {
	title: z.string(),
	purpose: z.string(),
	institution: z.string(),
	approval_reference: z.string(),
	ends_on: z.string(),
	period_from: z.number().int(),
	period_to: z.number().int(),
	service_levels: z.array(z.string()),
	diagnosis_groups: z.array(z.string()),
	counties: z.array(z.string()),
	age_from: z.number().int().nullable(),
	k: z.number().int(),
	l: z.number().int(),
	risk_ceiling: z.number(),
	date_mode: z.enum(['none', 'shifted']),
};
