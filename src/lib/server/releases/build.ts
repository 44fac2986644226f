/** Makes one release: decides, fixes what is given, writes the rows, and keeps the file in pieces. */
import { z } from 'zod';
import { variablesAt, type Coding, type DisclosureReport } from '../../domain/deidentification/index.ts';
import { variablesOf } from '../../domain/exportVariables/index.ts';
import { answer, done } from '../backend/answers.ts';
import type { Writer, WrittenRelease } from '../releaseFiles/types.ts';
import { aboutOf, softwareVersion } from './about.ts';
import { collect } from './collect.ts';
import { decide } from './decide.ts';
import { progress, type Held, type ReleaseJob } from './jobs.ts';
import { inPieces } from './pieces.ts';
import { readRows } from './rows.ts';

const written = z.object({
	rows: z.number().int(),
	persons: z.number().int(),
	pages: z.number().int(),
	left: z.number().int(),
});

export class Refused extends Error {
	override name = 'Refused';
	readonly reason: string;
	constructor(reason: string) {
		super(reason);
		this.reason = reason;
	}
}

/** What is decided once; after a stop, and for a revision, what was decided then. */
async function settle(held: Held, job: ReleaseJob): Promise<{ report: DisclosureReport; coding: Coding }> {
	const { definition } = job;
	if (job.settled) {
		if (!definition.coding) throw new Error('a release was settled without a coding');
		// Ours, as we stored it.
		return { report: job.report as DisclosureReport, coding: definition.coding };
	}
	const decided = await decide(held.service, job.id, definition, (step) =>
		progress(held, job.id, step, { done: 0, total: 0 }),
	);
	if (decided.refused) throw new Refused(decided.refusal.reason);
	await done(
		held.service.rpc('settle_draw', {
			p_release: job.id,
			p_worker: held.worker,
			p_report: decided.report,
			p_coding: decided.coding,
		}),
	);
	return decided;
}

/** Stores what comes from the writer, and gives what it says at its end. */
async function keep(
	held: Held,
	job: ReleaseJob,
	bytes: AsyncGenerator<Uint8Array, WrittenRelease>,
): Promise<{ pieces: number; result: WrittenRelease }> {
	let result: WrittenRelease | undefined;
	async function* listened() {
		result = yield* bytes;
	}
	let pieces = 0;
	for await (const piece of inPieces(listened())) {
		held.signal.throwIfAborted();
		await done(
			held.service.rpc('store_release_piece', {
				p_release: job.id,
				p_worker: held.worker,
				p_number: pieces,
				p_bytes: Buffer.from(piece).toString('base64'),
			}),
		);
		pieces += 1;
		collect();
	}
	if (!result) throw new Error('the writer of the files did not say what it wrote');
	return { pieces, result };
}

export async function buildRelease(held: Held, job: ReleaseJob, write: Writer): Promise<void> {
	const { report: decided, coding } = await settle(held, job);
	const variables = variablesAt(variablesOf(job.definition.variables), decided.levels, coding);
	await progress(held, job.id, 'rows', { done: 0, total: 0 });
	const { rows, persons, pages, left } = await answer(
		written,
		held.service.rpc('write_release_pages', {
			p_release: job.id,
			p_worker: held.worker,
			p_names: variables.map(({ name }) => name),
			p_how: coding,
		}),
	);
	if (rows === 0) throw new Refused('nothing_left');
	const report = { ...decided, left };
	let told = 0;
	await progress(held, job.id, 'files', { done: 0, total: rows });
	let telling = Promise.resolve();
	const { pieces, result } = await keep(
		held,
		job,
		write({
			variables,
			rows: () => readRows(held, job.id, pages, variables),
			rowCount: rows,
			about: aboutOf(job, report, persons),
			language: job.language,
			labels: job.labels,
			formats: job.formats,
			attachments: [{ name: 'disclosure-report.json', text: `${JSON.stringify(report, null, '\t')}\n` }],
			progress: (of, total) => {
				// A hundred times in all; the next one waits for the one before.
				if (of < total && of - told < total / 100) return;
				told = of;
				telling = telling.then(() => progress(held, job.id, 'files', { done: of, total }));
				// Awaited below; a release that was taken away must not end the process before that.
				telling.catch(() => {});
			},
			signal: held.signal,
		}),
	);
	await telling;
	await done(
		held.service.rpc('finish_release', {
			p_release: job.id,
			p_worker: held.worker,
			p: {
				pieces,
				definition: job.definition,
				report,
				rows,
				persons,
				bytes: result.bytes,
				sha256: result.sha256,
				files: result.files,
				software: softwareVersion,
			},
		}),
	);
}
