import { expect, test } from 'vitest';
import { boundedRequest } from './bodyLimit.ts';
import { refuseBrokenForms } from './brokenForms.ts';

const posted = (body: string, type: string) =>
	refuseBrokenForms(
		new Request('http://registry.invalid/', { method: 'POST', body, headers: { 'content-type': type } }),
	);

test('a sound form is read', async () => {
	const form = await posted('a=b', 'application/x-www-form-urlencoded').formData();
	expect([...form]).toEqual([['a', 'b']]);
});

test.each([
	['text', 'a=b', 'text/plain'],
	['JSON', '{}', 'application/json'],
	['parts without a boundary', 'x', 'multipart/form-data'],
	['a part without an end', '--z\r\nContent-Disposition: form', 'multipart/form-data; boundary=z'],
])('%s is refused as no form', async (_, body, type) => {
	await expect(posted(body, type).formData()).rejects.toMatchObject({ status: 400 });
});

test('a body over the limit stays too large', async () => {
	const body = new Blob(['a='.padEnd(2000, 'x')]).stream();
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const init = { method: 'POST', body, headers, duplex: 'half' };
	const request = boundedRequest(new Request('http://registry.invalid/', init as RequestInit), 1000);
	const form = request && refuseBrokenForms(request).formData();
	await expect(form).rejects.toMatchObject({ status: 413 });
});
