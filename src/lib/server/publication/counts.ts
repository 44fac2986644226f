/** What decides which numbers may be shown, as the database counts it. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const views = z.enum(['unit', 'residence']);
const nodes = z.object({
	sums: z.array(z.object({ view: views, id: z.string(), places: z.array(z.string()) })),
	knowers: z.array(z.object({ id: z.string(), units: z.array(z.string()) })),
});
const counts = z.object({
	version: z.number().int(),
	units: z.array(
		z.object({
			indicator: z.string(),
			unit: z.string(),
			quarters: z.array(z.number().int().nullable()).length(4),
		}),
	),
	atoms: z.array(
		z.object({
			unit: z.string(),
			municipality: z.string(),
			counts: z.record(z.string(), z.number().int()),
		}),
	),
});

export type PublicationNodes = z.infer<typeof nodes>;
export type PublicationCounts = z.infer<typeof counts>;

/** The sums that are published, and who knows the exact numbers of which units. */
export function readNodes(service: Database): Promise<PublicationNodes> {
	return answer(nodes, service.rpc('publication_nodes'));
}

/** Courses of a year per indicator, unit and quarter; and per unit and municipality of residence. */
export function readCounts(service: Database, year: number): Promise<PublicationCounts> {
	return answer(counts, service.rpc('publication_counts', { p_year: year }));
}
