import type { Problem } from './responses.ts';

export const largestBody = 1024 * 1024;

function isTooLarge(error: unknown): boolean {
	return typeof error === 'object' && error !== null && 'status' in error && error.status === 413;
}

/** The bytes of a body, read no further than the limit: its length may be untold, or told wrong. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
	if (Number(request.headers.get('content-length')) > largestBody) return null;
	const parts: Uint8Array[] = [];
	let length = 0;
	const reader = request.body?.getReader();
	try {
		for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
			length += part.value.length;
			if (length > largestBody) return null;
			parts.push(part.value);
		}
	} catch (error) {
		// The server has a limit of its own, which may be set lower.
		if (isTooLarge(error)) return null;
		throw error;
	} finally {
		// What is left unread is read and forgotten once the answer is known; see discard().
		reader?.releaseLock();
	}
	return Buffer.concat(parts);
}

/** The JSON of a request, or why there is none. */
export async function readJson(request: Request): Promise<{ value: unknown } | { problem: Problem }> {
	const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json') return { problem: 'not_json_type' };
	const bytes = await readBytes(request);
	if (!bytes) return { problem: 'too_large' };
	try {
		return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
	} catch {
		// Neither the parser's nor the decoder's words help the sender more than ours, and they quote the body.
		return { problem: 'not_json' };
	}
}
