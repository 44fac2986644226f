/** How complete the exportable variables are, year by year. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const completeness = z.array(
	z.object({
		name: z.string(),
		year: z.number().int(),
		/** To the nearest five. */
		courses: z.number().int(),
		/** Share with a value; null where it would tell of fewer than ten. */
		share: z.number().nullable(),
	}),
);
export type Completeness = z.infer<typeof completeness>[number];

/** Of one variable, the years in order; of all where none is named. */
export function readCompleteness(db: Database, name: string | null = null): Promise<Completeness[]> {
	const query = db.from('variable_completeness').select('name, year, courses, share');
	return answer(completeness, (name === null ? query : query.eq('name', name)).order('name').order('year'));
}

/** Counts the years whose facts have changed. @param service the client of the jobs */
export async function refreshCompleteness(service: Database, signal?: AbortSignal): Promise<void> {
	for (;;) {
		if (signal?.aborted) return;
		if ((await answer(z.number().int().nullable(), service.rpc('refresh_completeness'))) === null) return;
	}
}
