/**
 * `npm run export:check`: R reads a release of invented rows in each format, and every value it finds is compared with the
 * rows that were written. Needs R and its package haven; Parquet is read by readParquet.R, with R alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { eachPiece, writeRelease } from '../../src/lib/server/releaseFiles/index.ts';
import { samplePages, sampleRequest, sampleVariables } from '../../src/lib/server/releaseFiles/sample.ts';
import { compareFindings } from './releaseFindings.ts';

/** More rows than Parquet keeps in one group. */
const rowCount = 10_500;

function refuse(reason: string): never {
	console.error(reason);
	process.exit(1);
}

/**
 * Texts of any script, the same every time. R makes one line break of another and a system file knows no spaces at the
 * end, so neither is asked for.
 */
const texts = fc.sample(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => /^[^\p{C}\s]*$/u.test(text)),
	{ numRuns: 500, seed: 6 },
);
const noteAt = sampleVariables.findIndex(({ name }) => name === 'note');

async function* rowsWithTexts() {
	let index = 0;
	for await (const page of samplePages(rowCount)) {
		yield page.map((row) => (index++ % 2 ? row.with(noteAt, texts[index % texts.length] ?? null) : row));
	}
}

function run(command: string, parameters: string[]) {
	return spawnSync(command, parameters, { encoding: 'utf8' });
}

if (run('Rscript', ['-e', 'library(haven)']).status !== 0) {
	refuse('R or its package haven is missing: apt-get install r-base-core r-cran-haven');
}

const folder = mkdtempSync(join(tmpdir(), 'release-'));
try {
	const found = join(folder, 'found');
	mkdirSync(found);
	const request = { ...sampleRequest(rowCount), rows: rowsWithTexts };
	const pieces: Uint8Array[] = [];
	await eachPiece(writeRelease(request), (piece) => void pieces.push(piece));
	for (const [name, content] of Object.entries(unzipSync(Buffer.concat(pieces)))) {
		writeFileSync(join(folder, name), content);
	}
	const script = new URL('./readRelease.R', import.meta.url).pathname;
	const result = run('Rscript', [script, folder, found]);
	if (result.status !== 0) refuse(`R could not read the release:\n${result.stderr}`);
	const { compared, differences } = await compareFindings(request, found);
	if (differences.length > 0) refuse(`R found something else:\n${differences.slice(0, 20).join('\n')}`);
	for (const line of compared) console.log(line);
} finally {
	rmSync(folder, { recursive: true });
}
