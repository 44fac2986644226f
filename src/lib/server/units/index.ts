/** Units that register and the organisations they belong to; added by coordinators, read by all. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { organisationKinds, serviceLevels, serviceTypes } from '../../domain/codes.ts';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { NewInstitution, NewUnit } from './forms.ts';
import type { Organisation } from './organisationGroups.ts';

export { institutionSchema, unitSchema } from './forms.ts';
export { organisationGroups, type OptionGroup, type Organisation } from './organisationGroups.ts';

const unitRows = z.array(
	z.object({
		id: z.string(),
		name: z.string(),
		service_level: z.enum(serviceLevels),
		service_type: z.enum(serviceTypes).nullable(),
		main_instrument: z.string(),
		active: z.boolean(),
		organisation: z.object({ name: z.string() }),
	}),
);
export type Unit = z.infer<typeof unitRows>[number];

export function listUnits(db: Database): Promise<Unit[]> {
	return answer(
		unitRows,
		db
			.from('unit')
			.select('id, name, service_level, service_type, main_instrument, active, organisation(name)')
			.order('name'),
	);
}

export function listOrganisations(db: Database): Promise<Organisation[]> {
	return answer(
		z.array(
			z.object({
				id: z.string(),
				kind: z.enum(organisationKinds).exclude(['unit']),
				name: z.string(),
				parent_id: z.string().nullable(),
			}),
		),
		db.from('organisation').select('id, kind, name, parent_id'),
	);
}

export async function addUnit(db: Database, unit: NewUnit): Promise<void> {
	await done(db.from('unit').insert({ id: `unit-${randomUUID()}`, ...unit }));
}

export async function addInstitution(db: Database, institution: NewInstitution): Promise<void> {
	await done(
		db
			.from('organisation')
			.insert({ id: `institution-${randomUUID()}`, kind: 'institution', ...institution }),
	);
}
