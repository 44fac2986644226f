import { connectionFault, isLoopback, patienceMs } from './connection.ts';
import { SendError, type Message } from './message.ts';

export interface Gateway {
	server: string;
	sent_from: string;
}

/**
 * The address of an SMS gateway: https, or http on this machine, and nothing in it that could be a secret, which would
 * be shown and logged.
 *
 * @returns null when it is none
 */
export function gatewayAddress(typed: string): URL | null {
	if (!/^https?:\/\/[\x21-\x7e]+$/i.test(typed) || !URL.canParse(typed)) return null;
	const url = new URL(typed);
	const encrypted = url.protocol === 'https:' || isLoopback(url.hostname);
	return encrypted && !url.username && !url.password && !/[?#]/.test(typed) ? url : null;
}

/**
 * Posts one SMS as `{ to, from, text }`. What the gateway answers is not read: only whether it took the message.
 *
 * @throws SendError
 */
export async function sendSms(gateway: Gateway, token: string, message: Message): Promise<void> {
	const url = gatewayAddress(gateway.server);
	if (!url) throw new SendError('insecure');
	let answer: Response;
	try {
		answer = await fetch(url, {
			method: 'POST',
			headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
			body: JSON.stringify({ to: message.to.to, from: gateway.sent_from, text: message.text }),
			// A redirect could lead the token and the number to an address that nobody chose.
			redirect: 'manual',
			signal: AbortSignal.timeout(patienceMs),
		});
		await answer.body?.cancel();
	} catch (error) {
		throw new SendError(connectionFault(error));
	}
	if (answer.status === 401 || answer.status === 403) throw new SendError('login');
	if (!answer.ok) throw new SendError('refused');
}
