/** Looks for subscriptions that are due, as long as the process runs. */
import type { Registry } from '../registry.ts';
import { sendDue } from './send.ts';

const minutesBetweenLooks = 30;

/** @returns ends the work after the mail that is being sent */
export function startSubscriptions(registry: Registry, origin: string): () => Promise<void> {
	const stopping = new AbortController();
	let running: Promise<unknown> | null = null;
	const look = () => {
		running ??= sendDue(registry, { origin, signal: stopping.signal })
			.catch((error: unknown) =>
				// The name alone: a message can quote an address.
				console.error(`Subscriptions could not be sent: ${error instanceof Error ? error.name : 'unknown'}`),
			)
			.finally(() => {
				running = null;
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
