import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { eachPiece, writeRelease, type WriteRequest } from './index.ts';
import { samplePages, sampleRequest } from './sample.ts';

async function written(request: WriteRequest) {
	const pieces: Uint8Array[] = [];
	const release = await eachPiece(writeRelease(request), (piece) => void pieces.push(piece));
	return { bytes: Buffer.concat(pieces), release };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('writeRelease', () => {
	it('writes an archive of data, syntax, documents and attachments, and their fingerprints', async () => {
		const attachments = [{ name: 'disclosure.txt', text: 'k = 5\n' }];
		const { bytes, release } = await written(sampleRequest(50, { attachments }));
		const files = unzipSync(bytes);
		expect(Object.keys(files)).toEqual([
			'data.csv',
			'data.parquet',
			'data.sav',
			'read.R',
			'read.do',
			'datapackage.json',
			'ddi.xml',
			'disclosure.txt',
			'README.txt',
		]);
		for (const { name, sha256: hash } of release.files) {
			expect(sha256(files[name] ?? new Uint8Array()), name).toBe(hash);
		}
		expect(release).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
	});

	it('names every other file with its fingerprint in the README, in both languages', async () => {
		const { bytes, release } = await written(sampleRequest(50));
		const readme = Buffer.from(unzipSync(bytes)['README.txt'] ?? []).toString();
		for (const { name, sha256: hash } of release.files.slice(0, -1)) {
			expect(readme.split(hash), name).toHaveLength(3);
		}
		expect(readme).toContain('Slik siterer du');
		expect(readme).toContain('How to cite');
		expect(readme).toContain('14.02.2026 kl. 14.02');
		expect(readme).not.toMatch(/undefined|NaN|\[object/);
	});

	it('gives the same bytes again, whatever the pages', async () => {
		const first = await written(sampleRequest(200));
		const again = await written(sampleRequest(200, { rows: () => samplePages(200, 7) }));
		expect(again.bytes.equals(first.bytes)).toBe(true);
	});

	it('leaves out what belongs to a format that was not asked for', async () => {
		const { bytes } = await written(sampleRequest(5, { formats: ['sav'] }));
		expect(Object.keys(unzipSync(bytes))).toEqual(['data.sav', 'ddi.xml', 'README.txt']);
	});

	it('tells how far it has come, over all formats', async () => {
		const told: number[] = [];
		const progress = (done: number, total: number) => {
			expect(total).toBe(7500);
			told.push(done);
		};
		await written(sampleRequest(2500, { progress }));
		expect(told).toEqual([1000, 2000, 2500, 3500, 4500, 5000, 6000, 7000, 7500]);
	});

	it('stops when it is cancelled', async () => {
		const stop = new AbortController();
		const progress = (done: number) => {
			if (done > 2000) stop.abort(new Error('cancelled'));
		};
		await expect(written(sampleRequest(100_000, { progress, signal: stop.signal }))).rejects.toThrow(
			'cancelled',
		);
	});

	it('refuses rows that are not as many as announced, and a variable that no program can read', async () => {
		await expect(written(sampleRequest(5, { rowCount: 6 }))).rejects.toThrow('a release of 6 rows gave 5');
		const [first, ...others] = sampleRequest(5).variables;
		if (!first) throw new Error('the sample has no variables');
		const variables = [{ ...first, name: 'Person key' }, ...others];
		await expect(written(sampleRequest(5, { variables }))).rejects.toThrow(RangeError);
	});
});
