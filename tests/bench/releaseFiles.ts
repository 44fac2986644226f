/**
 * How long the files of a release take and how much memory they add, the rows being made up on the way:
 * `npm run bench:release-files -- 1000000 csv,sav`, all three formats where none is named. Sixty variables of every kind;
 * one measurement a process, because memory that was used once stays.
 */
import type { ExportVariable, Row } from '../../src/lib/domain/exportVariables/types.ts';
import {
	eachPiece,
	releaseFormats,
	writeRelease,
	type ReleaseFormat,
} from '../../src/lib/server/releaseFiles/index.ts';
import { sampleRequest, sampleRow, sampleVariables } from '../../src/lib/server/releaseFiles/sample.ts';

const rowCount = Number(process.argv[2] ?? 1_000_000);
const copies = 5;
const pageSize = 1000;
const mebibyte = 2 ** 20;

const variables: ExportVariable[] = Array.from({ length: copies }, (_, copy) =>
	sampleVariables.map((variable) => ({ ...variable, name: `${variable.name}_${copy}` })),
).flat();

/** A few thousand rows again and again: making them up must not be what is measured. */
const known: Row[] = Array.from({ length: 7000 }, (_, index) =>
	Array.from({ length: copies }, (_copy, copy) => sampleRow(index + copy)).flat(),
);

async function* rows(): AsyncGenerator<Row[]> {
	for (let from = 0; from < rowCount; from += pageSize) {
		const at = from % known.length;
		yield known.slice(at, at + Math.min(pageSize, rowCount - from));
	}
}

async function measure(formats: readonly ReleaseFormat[]): Promise<void> {
	globalThis.gc?.();
	const before = process.memoryUsage().rss;
	let most = before;
	let longest = 0;
	let last = performance.now();
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage().rss);
		longest = Math.max(longest, performance.now() - last);
		last = performance.now();
	}, 10);
	const start = performance.now();
	const cpu = process.cpuUsage();
	const request = { ...sampleRequest(rowCount), variables, rows, formats, labels: false };
	const { bytes } = await eachPiece(writeRelease(request), () => {});
	clearInterval(watch);
	const { user, system } = process.cpuUsage(cpu);
	console.log({
		formats: formats.join('+'),
		rows: rowCount,
		variables: variables.length,
		seconds: Number(((performance.now() - start) / 1000).toFixed(1)),
		// On a busy machine the one that says something.
		cpu_seconds: Number(((user + system) / 1e6).toFixed(1)),
		zip_mb: Math.round(bytes / mebibyte),
		added_rss_mb: Math.round((most - before) / mebibyte),
		longest_block_ms: Math.round(longest),
	});
}

const named = process.argv[3]?.split(',') ?? releaseFormats;
await measure(releaseFormats.filter((format) => named.includes(format)));
