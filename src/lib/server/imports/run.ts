import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Backend, Database } from '../backend/index.ts';
import type { Registry } from '../registry.ts';
import { addBatch, undoBatch } from './add.ts';
import { readBatch } from './batches.ts';
import { checkBatch } from './check.ts';
import type { Job } from './job.ts';

/** What the work needs of a registry. */
export type Needed = Pick<Registry, 'backend' | 'demo'>;

const claimed = z.object({
	id: z.string(),
	unit_id: z.string(),
	state: z.enum(['checking', 'adding', 'undoing']),
	/** Null where the account is gone. */
	run_by: z.string().nullable(),
	mapping: z.array(z.string().nullable()),
	encoding: z.enum(['utf-8', 'windows-1252']),
});

const work = { checking: checkBatch, adding: addBatch, undoing: undoBatch };

class Stopping extends Error {
	override name = 'Stopping';
}

/** Why the work on a batch stands still; null: it may go on at once, here or elsewhere. */
type Trouble = 'no_access' | 'failed' | null;

function report(error: unknown): void {
	// What the database says may quote a value of the file.
	const told = error instanceof DatabaseError ? error.code : error instanceof Error ? error.name : 'unknown';
	console.error(`An import stands still: ${told}`);
}

/** The batch was cancelled, mapped anew, or taken over after this process had been silent for too long. */
const isTakenAway = (error: unknown) => error instanceof DatabaseError && error.code === 'PT409';

const tokenMilliseconds = 60_000;

/** The database as a person, with a token that is renewed long before it ends. */
function lasting(backend: Backend, account: string): () => Promise<Database> {
	let made = -Infinity;
	let client: Promise<Database>;
	return () => {
		if (performance.now() - made > tokenMilliseconds) {
			made = performance.now();
			client = backend.as(account);
		}
		return client;
	};
}

/** Whether the database is in this process and does one thing at a time. */
const isAlone = ({ config }: Backend) => config.supabase === null && config.databaseUrl === null;

/** Half of the time is others' where they have to wait for us. */
function pauses(backend: Backend, signal: AbortSignal): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (signal.aborted) throw new Stopping();
		if (isAlone(backend)) await setTimeout(Math.min(performance.now() - since, 1000));
		since = performance.now();
	};
}

/**
 * Works on what waits, one batch after the other, until nothing does.
 *
 * @param signal stops between two chunks; what is left waits for the next process
 */
export async function workOnImports({ backend, demo }: Needed, signal: AbortSignal): Promise<void> {
	const worker = randomUUID();
	const service = backend.service();
	while (!signal.aborted) {
		const found = await answer(claimed.nullable(), service.rpc('claim_import', { p_worker: worker }));
		if (!found) return;
		const stop = (p_trouble: Trouble) =>
			done(service.rpc('stop_import', { p_batch: found.id, p_worker: worker, p_trouble }));
		const account = found.run_by;
		if (account === null) {
			await stop('no_access');
			continue;
		}
		const job: Job = {
			batch: found.id,
			worker,
			unitId: found.unit_id,
			mapping: found.mapping,
			encoding: found.encoding,
			connect: lasting(backend, account),
			keys: backend.config.keys,
			synthetic: demo,
			lanes: isAlone(backend) ? 1 : 2,
			pause: pauses(backend, signal),
		};
		const isHidden = async () => (await readBatch(await job.connect(), found.id)) === null;
		try {
			if (await isHidden()) await stop('no_access');
			else await work[found.state](job);
		} catch (error) {
			if (isTakenAway(error)) continue;
			if (error instanceof Stopping) await stop(null);
			else if (await isHidden()) await stop('no_access');
			else {
				report(error);
				await stop('failed');
			}
		}
	}
}
