/** Works on what waits: disclosure reports first, then releases, one after the other. */
import { randomUUID } from 'node:crypto';
import { DatabaseError, done } from '../backend/answers.ts';
import type { Backend, Database } from '../backend/index.ts';
import type { Writer } from '../releaseFiles/types.ts';
import { buildRelease, Refused } from './build.ts';
import { decide } from './decide.ts';
import { claim, type Held, type Job, type ReleaseJob } from './jobs.ts';

const heartbeatMilliseconds = 60_000;

/** Cancelled, begun anew because somebody left, or taken over after this process had been silent. */
const isTakenAway = (error: unknown) => error instanceof DatabaseError && error.code === 'PT409';

function report(error: unknown): void {
	// What the database says may quote a value.
	const told = error instanceof DatabaseError ? error.code : error instanceof Error ? error.name : 'unknown';
	console.error(`A release could not be made: ${told}`);
}

async function answerDisclosure(service: Database, worker: string, { id, definition }: Job): Promise<void> {
	const tell = (p_report: unknown, p_refusal: string | null) =>
		done(service.rpc('answer_disclosure', { p_project: id, p_worker: worker, p_report, p_refusal }));
	try {
		const decided = await decide(service, id, definition);
		await tell(decided.refused ? null : decided.report, decided.refused ? decided.refusal.reason : null);
	} catch (error) {
		report(error);
		await tell(null, 'failed');
	}
}

async function release(held: Held, job: ReleaseJob, write: Writer): Promise<void> {
	const stop = (p_state: string, p_refusal: string | null) =>
		done(held.service.rpc('stop_release', { p_release: job.id, p_worker: held.worker, p_state, p_refusal }));
	// A long statement of one step must not look like silence.
	const heartbeat = setInterval(() => {
		done(held.service.rpc('hold_release', { p_release: job.id, p_worker: held.worker })).catch(() => {
			// The next step says why.
		});
	}, heartbeatMilliseconds);
	heartbeat.unref();
	try {
		await buildRelease(held, job, write);
	} catch (error) {
		if (isTakenAway(error)) return;
		if (held.signal.aborted) await stop('queued', null);
		else if (error instanceof Refused) await stop('refused', error.reason);
		else {
			report(error);
			await stop('failed', 'failed');
		}
	} finally {
		clearInterval(heartbeat);
	}
}

/**
 * Works until nothing waits.
 *
 * @param signal stops between two pieces; what is left waits for the next process
 */
export async function workOnReleases(
	{ backend }: { backend: Backend },
	signal: AbortSignal,
	write: Writer,
): Promise<void> {
	const service = backend.service();
	const worker = randomUUID();
	while (!signal.aborted) {
		const job = await claim(service, worker);
		if (!job) return;
		if (job.kind === 'disclosure') await answerDisclosure(service, worker, job);
		else
			await release({ service, worker, signal }, job, write).catch((error: unknown) => {
				if (!isTakenAway(error)) throw error;
			});
	}
}
