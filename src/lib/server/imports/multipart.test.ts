import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenForm, readParts } from './multipart.ts';

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(source: AsyncIterable<Uint8Array>, type: string) {
	const all: { name: string; fileName: string | null; text: string }[] = [];
	for await (const { name, fileName, body } of readParts(source, type)) {
		const bytes: Uint8Array[] = [];
		for await (const part of body) bytes.push(part);
		all.push({ name, fileName, text: Buffer.concat(bytes).toString('latin1') });
	}
	return all;
}

/** A form as browsers send it. */
async function posted(body: FormData): Promise<{ bytes: Uint8Array; type: string }> {
	const request = new Request('http://registry.invalid', { method: 'POST', body });
	const type = request.headers.get('content-type') ?? '';
	return { type, bytes: new Uint8Array(await request.arrayBuffer()) };
}

test('a form is read part by part, wherever the parts of the body end', async () => {
	const contents = fc.string({ unit: fc.constantFrom('\r', '\n', '-', '"', 'a', ';', '--'), maxLength: 60 });
	await fc.assert(
		fc.asyncProperty(contents, fc.integer({ min: 1, max: 90 }), async (content, size) => {
			const form = new FormData();
			form.set('unit', 'unit-a');
			form.set('file', new File([content], 'forløp "1".csv'));
			const { bytes, type } = await posted(form);
			expect(await read(inParts(bytes, size), type)).toEqual([
				{ name: 'unit', fileName: null, text: 'unit-a' },
				{ name: 'file', fileName: 'forløp "1".csv', text: content },
			]);
		}),
		{ numRuns: 200 },
	);
});

test('what is cut off or is no form is broken', async () => {
	const form = new FormData();
	form.set('file', new File(['a;b'], 'a.csv'));
	const { bytes, type } = await posted(form);
	await expect(read(inParts(bytes.subarray(0, -9), 64), type)).rejects.toThrow(BrokenForm);
	await expect(read(inParts(bytes, 64), 'text/plain')).rejects.toThrow(BrokenForm);
	await expect(read(inParts(new Uint8Array(), 64), type)).rejects.toThrow(BrokenForm);
});
