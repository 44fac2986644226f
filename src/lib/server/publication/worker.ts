/** Publishes once a day, as long as the process runs; several processes do no harm, what is done is not due. */
import type { Backend } from '../backend/index.ts';
import { publish } from './index.ts';

const minutesBetweenLooks = 10;

/** @returns ends the work after the year that is being published */
export function startPublication({ backend }: { backend: Backend }): () => Promise<void> {
	const stopping = new AbortController();
	let running: Promise<unknown> = Promise.resolve();
	let isRunning = false;
	const look = () => {
		if (isRunning) return;
		isRunning = true;
		running = publish(backend.service(), { signal: stopping.signal })
			.catch((error: unknown) =>
				// The name alone: a message of the database can quote a value.
				console.error(`Numbers could not be published: ${error instanceof Error ? error.name : 'unknown'}`),
			)
			.finally(() => {
				isRunning = false;
			});
	};
	look();
	const timer = setInterval(look, minutesBetweenLooks * 60_000);
	timer.unref();
	return async () => {
		clearInterval(timer);
		stopping.abort();
		await running;
	};
}
