import { error } from '@sveltejs/kit';
import { importLimits } from '../domain/import/limits.ts';

const megabyte = 1024 * 1024;

/**
 * The largest body that a page reads. Only imported files are large; they are read as they come. The HTTP interface
 * bounds what it reads by itself, to answer in its own form.
 */
export function largestBodyOf(route: string | null): number {
	if (route?.startsWith('/api/')) return Infinity;
	return route === '/import' ? importLimits.bytes + megabyte : megabyte;
}

/**
 * The request, read no further than the limit, whatever it says about its length.
 *
 * @returns null where it says itself that it is larger
 */
export function boundedRequest(request: Request, limit: number): Request | null {
	if (!request.body) return request;
	// A length that is told is kept to by the server that reads the request.
	const told = request.headers.get('content-length');
	if (told !== null) return Number(told) <= limit ? request : null;
	let length = 0;
	const bounded = new TransformStream<Uint8Array, Uint8Array>({
		transform(part, controller) {
			length += part.length;
			if (length > limit) error(413);
			controller.enqueue(part);
		},
	});
	// What is over the limit is left to discard(): to cancel it would close the connection before the answer is out.
	const body = request.body.pipeThrough(bounded, { preventCancel: true });
	return new Request(request, { body, duplex: 'half' } as RequestInit);
}

/**
 * Reads what nobody read of a body and keeps nothing of it. A connection that is closed with a body half read is
 * reset, and who sent it sees that instead of the answer.
 */
export async function discard(body: ReadableStream<Uint8Array> | null): Promise<void> {
	if (!body || body.locked) return;
	await body.pipeTo(new WritableStream()).catch(() => undefined);
}
