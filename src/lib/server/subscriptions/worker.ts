/** Looks for subscriptions that are due, as long as the process runs. */
import { inBackground } from '../background.ts';
import type { Registry } from '../registry.ts';
import { sendDue } from './send.ts';

const secondsBetweenLooks = 30 * 60;

/** @returns ends the work after the mail that is being sent */
export function startSubscriptions(registry: Registry, origin: string): () => Promise<void> {
	const { look, stop } = inBackground((signal) => sendDue(registry, { origin, signal }), {
		failed: 'Subscriptions could not be sent',
		seconds: secondsBetweenLooks,
	});
	look();
	return stop;
}
