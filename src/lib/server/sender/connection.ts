import type { SendFault } from '../../domain/sender/codes.ts';

/** How long a service may take to answer. */
export const patienceMs = 10_000;

const loopback = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Whether a host is this machine, where nobody listens in between and encryption is not asked for. */
export function isLoopback(host: string): boolean {
	return loopback.has(host);
}

/** Why there was no connection. Node says in words alone that the certificate or the encryption was at fault. */
export function connectionFault(error: unknown): SendFault {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	if (!(cause instanceof Error)) return 'unreachable';
	const code = 'code' in cause ? String(cause.code) : '';
	return /certificate|altname|\btls\b|\bssl\b|_SSL_|CERT/i.test(`${code} ${cause.message}`)
		? 'insecure'
		: 'unreachable';
}
