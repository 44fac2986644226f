import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { zip, type Entry } from './zip.ts';

const time = new Date('2026-02-14T13:02:00Z');
const text = (name: string, content: string): Entry => ({ name, content: () => [Buffer.from(content)] });

async function whole(entries: Entry[]) {
	const pieces: Uint8Array[] = [];
	const archive = zip(entries, time);
	for (;;) {
		const step = await archive.next();
		if (step.done) return { bytes: Buffer.concat(pieces), files: step.value };
		pieces.push(step.value);
	}
}

describe('zip', () => {
	it('holds every file, with its size and SHA-256', async () => {
		const { bytes, files } = await whole([text('a.txt', 'æøå'), text('b.txt', '')]);
		const found = unzipSync(bytes);
		expect(Object.keys(found)).toEqual(['a.txt', 'b.txt']);
		expect(Buffer.from(found['a.txt'] ?? []).toString()).toBe('æøå');
		const sha256 = createHash('sha256').update('æøå').digest('hex');
		expect(files[0]).toEqual({ name: 'a.txt', bytes: 6, sha256 });
	});

	it('gives the same bytes for the same files', async () => {
		const entries = [text('a.txt', 'x'.repeat(100_000))];
		const [first, second] = [await whole(entries), await whole(entries)];
		expect(first.bytes.equals(second.bytes)).toBe(true);
	});

	it('tells each file of the ones before it', async () => {
		const seen: string[][] = [];
		const noting = (name: string): Entry => ({
			name,
			content: (before) => {
				seen.push(before.map((file) => file.name));
				return [Buffer.from(name)];
			},
		});
		await whole([noting('a'), noting('b')]);
		expect(seen).toEqual([[], ['a']]);
	});

	it('fails when a file fails, after some bytes too', async () => {
		async function* broken() {
			for (let piece = 0; piece < 50; piece++) yield Buffer.alloc(100_000, piece);
			throw new Error('the rows are gone');
		}
		await expect(whole([text('a', 'a'), { name: 'b', content: broken }, text('c', 'c')])).rejects.toThrow(
			'the rows are gone',
		);
	});

	it('closes the file it was reading when its own reader stops', async () => {
		let state = 'not begun';
		async function* endless() {
			try {
				for (let piece = 0; ; piece++) {
					state = 'open';
					yield Buffer.alloc(100_000, piece);
				}
			} finally {
				state = 'closed';
			}
		}
		const archive = zip([{ name: 'a', content: endless }], time);
		while (state !== 'open') await archive.next();
		await archive.return([]);
		await vi.waitFor(() => expect(state).toBe('closed'));
	});
});
