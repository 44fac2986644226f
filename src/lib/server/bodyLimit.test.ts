import { expect, test } from 'vitest';
import { boundedRequest, discard, largestBodyOf } from './bodyLimit.ts';

const megabyte = 1024 * 1024;

/** A body that does not tell its length. */
function untold(bytes: number): Request {
	let left = bytes;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (left <= 0) return controller.close();
			const size = Math.min(left, 64 * 1024);
			left -= size;
			controller.enqueue(new Uint8Array(size));
		},
	});
	const init = { method: 'POST', body, duplex: 'half' };
	return new Request('http://registry.invalid/', init as RequestInit);
}

test('only a file to import may be large', () => {
	expect(largestBodyOf('/import')).toBeGreaterThan(64 * megabyte);
	expect(largestBodyOf('/import/[batch]')).toBe(megabyte);
	expect(largestBodyOf(null)).toBe(megabyte);
});

test('a body that says that it is too large is not read', () => {
	const told = (length: number) =>
		new Request('http://registry.invalid/', {
			method: 'POST',
			body: 'a',
			headers: { 'content-length': String(length) },
		});
	expect(boundedRequest(told(megabyte + 1), megabyte)).toBeNull();
	expect(boundedRequest(told(megabyte), megabyte)).not.toBeNull();
});

test('a body that says nothing is read to the limit', async () => {
	const read = (bytes: number) => boundedRequest(untold(bytes), megabyte)?.arrayBuffer();
	expect((await read(megabyte))?.byteLength).toBe(megabyte);
	await expect(read(megabyte + 1)).rejects.toMatchObject({ status: 413 });
});

test('a request without a body is left as it is', () => {
	const request = new Request('http://registry.invalid/');
	expect(boundedRequest(request, 1)).toBe(request);
});

test('what is refused is read to its end, for the answer to arrive', async () => {
	const sent = untold(3 * megabyte);
	const bounded = boundedRequest(sent, megabyte);
	await expect(bounded?.arrayBuffer()).rejects.toMatchObject({ status: 413 });
	expect(sent.body?.locked).toBe(false);
	await discard(sent.body);
	await expect(sent.body?.getReader().read()).resolves.toMatchObject({ done: true });
});

test('a body that nobody read is read to its end, through its bound', async () => {
	const sent = untold(megabyte / 2);
	const bounded = boundedRequest(sent, megabyte);
	expect(sent.body?.locked).toBe(true);
	await discard(bounded?.body ?? null);
	await discard(sent.body);
	await expect(sent.body?.getReader().read()).resolves.toMatchObject({ done: true });
});
