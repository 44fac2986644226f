/** Works on imports in the background of an application process: any process may take over what another left. */
import { done } from '../backend/answers.ts';
import { inBackground, logFailure } from '../background.ts';
import { workOnImports, type Needed } from './run.ts';

const secondsBetweenLooks = 15;
const failed = 'Imports could not be worked on';

let lookNow: () => void = () => {};

/** A person has started a step: this process looks at once, the others at their next turn. */
export function wakeImportWorker(): void {
	lookNow();
}

/**
 * Looks after imports as long as the process runs; what was left too long is cleaned up at its start.
 *
 * @returns ends the work after the chunk that is being worked on
 */
export function startImportWorker(registry: Needed): () => Promise<void> {
	const { look, stop } = inBackground((signal) => workOnImports(registry, signal), {
		failed,
		seconds: secondsBetweenLooks,
	});
	lookNow = look;
	done(registry.backend.service().rpc('clean_imports'))
		.catch((error: unknown) => logFailure(failed, error))
		.finally(look);
	return stop;
}
