import { z } from 'zod';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const counted = z.object({ courses: z.number(), cells: z.number() });
const cell = z.object({
	view: z.enum(['unit', 'residence']),
	place_id: z.string(),
	indicator: z.string(),
	year: z.number(),
	quarter: z.number(),
});
const found = z.object({ courses: z.array(z.string()), cells: z.array(cell) });

/** What was compared, and what differs: ids of courses, and cells by what they are the sum of. */
export interface Verified {
	compared: z.infer<typeof counted>;
	differences: z.infer<typeof found>;
}

/**
 * Lets courses grow old as the day says, then compares every fact with its course and every cell with the facts.
 *
 * @param db past row level security: a scheduled job
 */
export async function verifyFacts(db: Database): Promise<Verified> {
	await done(db.rpc('mature_facts'));
	return {
		compared: await answer(counted, db.rpc('fact_counts')),
		differences: await answer(found, db.rpc('fact_differences')),
	};
}

/** Computes every fact and cell anew from the courses; nobody can save meanwhile. */
export async function recomputeFacts(db: Database): Promise<void> {
	await done(db.rpc('recompute_facts'));
}
