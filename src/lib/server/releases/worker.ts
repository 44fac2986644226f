/** Makes releases in the background of an application process: any process may take over what another left. */
import type { Backend } from '../backend/index.ts';
import { writeRelease } from '../releaseFiles/index.ts';
import { workOnReleases } from './run.ts';

const secondsBetweenLooks = 15;

let lookNow: () => void = () => {};

/** Somebody has asked for something: this process looks at once, the others at their next turn. */
export function wakeReleaseWorker(): void {
	lookNow();
}

/** @returns ends the work after the piece that is being written */
export function startReleaseWorker(registry: { backend: Backend }): () => Promise<void> {
	const stopping = new AbortController();
	let running: Promise<void> | null = null;
	let isWanted = false;
	const work = async () => {
		while (isWanted && !stopping.signal.aborted) {
			isWanted = false;
			await workOnReleases(registry, stopping.signal, writeRelease).catch((error: unknown) =>
				// The name alone: a message of the database can quote a value.
				console.error(`Releases could not be made: ${error instanceof Error ? error.name : 'unknown'}`),
			);
		}
		running = null;
	};
	lookNow = () => {
		isWanted = true;
		running ??= work();
	};
	lookNow();
	const timer = setInterval(lookNow, secondsBetweenLooks * 1000);
	timer.unref();
	return async () => {
		clearInterval(timer);
		stopping.abort();
		await running;
	};
}
