/** Makes releases in the background of an application process: any process may take over what another left. */
import { inBackground } from '../background.ts';
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
	const { look, stop } = inBackground((signal) => workOnReleases(registry, signal, writeRelease), {
		failed: 'Releases could not be made',
		seconds: secondsBetweenLooks,
	});
	lookNow = look;
	look();
	return stop;
}
