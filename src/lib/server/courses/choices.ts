import { z } from 'zod';
import { serviceLevels, serviceTypes } from '../../domain/codes.ts';
import { instrumentIds } from '../../domain/instruments.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const unit = z.object({
	id: z.string(),
	name: z.string(),
	organisation_id: z.string(),
	service_level: z.enum(serviceLevels),
	service_type: z.enum(serviceTypes).nullable(),
	main_instrument: z.enum(instrumentIds),
	instruments: z.array(z.enum(instrumentIds)),
});
export type UnitDefaults = z.infer<typeof unit>;

/** What a unit usually does: the new course starts from it. */
export function readUnit(db: Database, id: string): Promise<UnitDefaults | null> {
	return answer(
		unit.nullable(),
		db
			.from('unit')
			.select('id, name, organisation_id, service_level, service_type, main_instrument, instruments')
			.eq('id', id)
			.maybeSingle(),
	);
}

/** Every municipality by name, for the choice of residence. */
export function readMunicipalities(db: Database): Promise<{ id: string; name: string }[]> {
	return answer(
		z.array(z.object({ id: z.string(), name: z.string() })),
		db.from('organisation').select('id, name').eq('kind', 'municipality').order('name').limit(1000),
	);
}
