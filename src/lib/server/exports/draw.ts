import { z } from 'zod';
import {
	deidentify,
	exportRowSchema,
	personsNeeded,
	type Deidentified,
} from '../../domain/deidentification/index.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

/**
 * Draws the rows of an approved project of the signed-in researcher and de-identifies them. The database refuses any
 * other project and logs the draw.
 *
 * @param freeze keep these rows for every later draw, if they are enough for a release
 * @throws DatabaseError 42501 where the project may not be drawn
 */
export async function draw(
	db: Database,
	project: string,
	{ freeze }: { freeze: boolean },
): Promise<Deidentified> {
	const rows = await answer(
		z.array(exportRowSchema),
		db.rpc('export_rows', { p_project: project, p_freeze_from: freeze ? personsNeeded() : null }),
	);
	return deidentify(rows);
}
