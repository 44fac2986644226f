/** Works on imports in the background of an application process: any process may take over what another left. */
import { done } from '../backend/answers.ts';
import { workOnImports, type Needed } from './run.ts';

const secondsBetweenLooks = 15;

let lookNow: () => void = () => {};

/** A person has started a step: this process looks at once, the others at their next turn. */
export function wakeImportWorker(): void {
	lookNow();
}

function report(error: unknown): void {
	console.error(`Imports could not be worked on: ${error instanceof Error ? error.name : 'unknown'}`);
}

/**
 * Looks after imports as long as the process runs; what was left too long is cleaned up at its start.
 *
 * @returns ends the work after the chunk that is being worked on
 */
export function startImportWorker(registry: Needed): () => Promise<void> {
	const stopping = new AbortController();
	let running: Promise<void> | null = null;
	let isWanted = false;
	const work = async () => {
		while (isWanted && !stopping.signal.aborted) {
			isWanted = false;
			await workOnImports(registry, stopping.signal).catch(report);
		}
		running = null;
	};
	lookNow = () => {
		isWanted = true;
		running ??= work();
	};
	done(registry.backend.service().rpc('clean_imports')).catch(report).finally(lookNow);
	const timer = setInterval(lookNow, secondsBetweenLooks * 1000);
	timer.unref();
	return async () => {
		clearInterval(timer);
		stopping.abort();
		await running;
	};
}
