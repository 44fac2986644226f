import { describe, expect, test } from 'vitest';
import { readUpload } from './upload.ts';

function post(fields: Record<string, string | File>, headers?: Record<string, string>): Request {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	return new Request('http://registry.invalid/import', { method: 'POST', body, headers });
}

const file = (size: number) => new File([new Uint8Array(size)], 'forløp.csv');

describe('an uploaded file', () => {
	test('is known again by its digest, for the same unit alone', async () => {
		const digest = async (unit: string, size: number) => {
			const upload = await readUpload(post({ unit, file: file(size) }));
			return 'digest' in upload ? upload.digest : null;
		};
		const first = await digest('unit-a', 10);
		expect(first).toMatch(/^[0-9a-f]{64}$/);
		expect(await digest('unit-a', 10)).toBe(first);
		expect(await digest('unit-b', 10)).not.toBe(first);
		expect(await digest('unit-a', 11)).not.toBe(first);
	});

	test('over the limit is refused', async () => {
		const megabytes = 1024 * 1024;
		expect(await readUpload(post({ unit: 'unit-a', file: file(5 * megabytes + 1) }))).toMatchObject({
			fault: { code: 'too_large', limit: 5 },
		});
		const declared = { 'content-length': String(6 * megabytes) };
		expect(await readUpload(post({ unit: 'unit-a', file: file(1) }, declared))).toMatchObject({
			fault: { code: 'too_large' },
		});
	});

	test.each([
		['is missing', { unit: 'unit-a' }],
		['is a text', { unit: 'unit-a', file: 'local_id' }],
		['was not chosen', { unit: 'unit-a', file: new File([], '') }],
		['is for no unit', { file: file(1) }],
	])('that %s is asked for', async (_, fields) => {
		expect(await readUpload(post(fields))).toMatchObject({ fault: { code: 'no_file' } });
	});
});
