/** What waits for the job: disclosure reports that a coordinator asked for, and releases. */
import { z } from 'zod';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { askedShape } from '../projects/asked.ts';
import { releaseFormats } from '../releaseFiles/types.ts';

const codingSchema = z.object({
	limits: z.record(z.string(), z.tuple([z.number().nullable(), z.number().nullable()])),
	merges: z.record(z.string(), z.record(z.string(), z.string())),
	withheld: z.array(z.string()),
});

const definitionSchema = z.object({
	project: z.string(),
	...askedShape,
	researcher: z.string().nullable(),
	variables: z.array(z.string()),
	coding: codingSchema.nullable(),
	/** Of the first release. */
	levels: z.array(z.object({ name: z.string(), rung: z.number().int() })).nullable(),
});
/** What is drawn and how, as it was approved. */
export type Definition = z.infer<typeof definitionSchema>;

const jobSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('disclosure'), id: z.string(), definition: definitionSchema }),
	z.object({
		kind: z.literal('release'),
		id: z.string(),
		number: z.number().int(),
		revision: z.number().int(),
		formats: z.array(z.enum(releaseFormats)),
		labels: z.boolean(),
		language: z.enum(['nb', 'en']),
		requested_at: z.string(),
		/** What was decided before, where it is not to be decided again. */
		report: z.unknown(),
		settled: z.boolean(),
		definition: definitionSchema,
	}),
]);
export type Job = z.infer<typeof jobSchema>;
export type ReleaseJob = Extract<Job, { kind: 'release' }>;

/** A job that this process holds, with the client of the jobs. */
export interface Held {
	service: Database;
	worker: string;
	signal: AbortSignal;
}

export function claim(service: Database, worker: string): Promise<Job | null> {
	return answer(jobSchema.nullable(), service.rpc('claim_draw', { p_worker: worker }));
}

export type Step = 'population' | 'protecting' | 'rows' | 'files';

/** Says how far it is, and keeps the release ours; throws where it is not any longer. */
export function progress(
	{ service, worker }: Held,
	id: string,
	step: Step,
	of: { done: number; total: number },
): Promise<void> {
	return done(
		service.rpc('release_progress', {
			p_release: id,
			p_worker: worker,
			p_step: step,
			p_done: of.done,
			p_total: of.total,
		}),
	);
}
