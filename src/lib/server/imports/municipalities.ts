import { z } from 'zod';
import { municipalityFinder, type FindMunicipality } from '../../domain/import/index.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const rows = z.array(
	z.object({
		organisation_id: z.string(),
		number: z.string(),
		name_official: z.string(),
		organisation: z.object({ name: z.string() }),
	}),
);

/** Finds a municipality by what a file says: number, Norwegian name or official name. */
export async function readMunicipalityFinder(db: Database): Promise<FindMunicipality> {
	const municipalities = await answer(
		rows,
		db
			.from('municipality')
			.select('organisation_id, number, name_official, organisation:organisation_id(name)')
			.limit(1000),
	);
	return municipalityFinder(
		municipalities.map((one) => ({
			id: one.organisation_id,
			number: one.number,
			name: one.organisation.name,
			official: one.name_official,
		})),
	);
}
