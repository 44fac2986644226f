/** Publishes once a day, as long as the process runs; several processes do no harm, what is done is not due. */
import { inBackground } from '../background.ts';
import type { Backend } from '../backend/index.ts';
import { publish } from './index.ts';

const secondsBetweenLooks = 10 * 60;

/** @returns ends the work after the year that is being published */
export function startPublication({ backend }: { backend: Backend }): () => Promise<void> {
	const { look, stop } = inBackground((signal) => publish(backend.service(), { signal }), {
		failed: 'Numbers could not be published',
		seconds: secondsBetweenLooks,
	});
	look();
	return stop;
}
