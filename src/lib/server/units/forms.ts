import { z } from 'zod';
import { serviceLevels, serviceTypes } from '../../domain/codes.ts';
import { instrumentIds } from '../../domain/instruments.ts';

const name = z.string().trim().min(2).max(120);

/** A new unit as it comes from the form. */
export const unitSchema = z
	.object({
		name,
		organisation_id: z.string().min(1).max(100),
		service_level: z.enum(serviceLevels),
		service_type: z.enum(['', ...serviceTypes]).transform((type) => (type === '' ? null : type)),
		main_instrument: z.enum(instrumentIds),
		instruments: z.array(z.enum(instrumentIds)),
	})
	.refine(({ service_level, service_type }) => service_type === null || service_level.startsWith('5'), {
		path: ['service_type'],
	});

export type NewUnit = z.infer<typeof unitSchema>;

/** A new institution under a health trust or a region. */
export const institutionSchema = z.object({ name, parent_id: z.string().min(1).max(100) });

export type NewInstitution = z.infer<typeof institutionSchema>;
