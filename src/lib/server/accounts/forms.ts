import { z } from 'zod';
import { roles } from '../../domain/codes.ts';

/** A role as it comes from the form: a clinician needs a unit, a leader an organisation, the others neither. */
export const roleSchema = z
	.object({
		role: z.enum(roles),
		unit_id: z.string().max(100),
		organisation_id: z.string().max(100),
	})
	.superRefine(({ role, unit_id, organisation_id }, context) => {
		if (role === 'clinician' && !unit_id) context.addIssue({ code: 'custom', path: ['unit_id'] });
		if (role === 'leader' && !organisation_id) {
			context.addIssue({ code: 'custom', path: ['organisation_id'] });
		}
	})
	// What stands in a field that the role has no use for is left over from another choice.
	.transform(({ role, unit_id, organisation_id }) => ({
		role,
		unit_id: role === 'clinician' ? unit_id : null,
		organisation_id: role === 'leader' ? organisation_id : null,
	}));

export type NewRole = z.infer<typeof roleSchema>;

export const personSchema = z.object({
	display_name: z.string().trim().min(1).max(120),
	email: z
		.string()
		.trim()
		.toLowerCase()
		.max(254)
		.pipe(z.email())
		// The accounts behind tokens have such addresses and are not listed: no person may be among them.
		.refine((email) => !email.endsWith('@units.invalid')),
});

export type NewPerson = z.infer<typeof personSchema>;
