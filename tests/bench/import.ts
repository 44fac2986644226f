/**
 * `npm run bench:import -- --rows 100000`: a file from its first byte to its last course, checked and added as a person
 * would have it, in a new database of the server of DATABASE_URL, or on PGlite in memory. Writes bench-import.json.
 */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { temporaryKeys } from '../../src/lib/server/backend/config.ts';
import { openBackend } from '../../src/lib/server/backend/index.ts';
import { proposeMapping } from '../../src/lib/domain/import/index.ts';
import { readBatch, startCheck, takeStep } from '../../src/lib/server/imports/batches.ts';
import { receiveFile } from '../../src/lib/server/imports/receive.ts';
import { workOnImports } from '../../src/lib/server/imports/run.ts';
import { readHeader } from '../../src/lib/server/imports/staged.ts';
import { importFile } from './importFile.ts';

const { values } = parseArgs({
	options: { rows: { type: 'string', default: '100000' }, undo: { type: 'boolean' } },
});
const rows = Number(values.rows);
const account = '00000000-0000-4000-8000-000000000001';

const server = process.env.DATABASE_URL;
const admin = server ? postgres(server, { max: 1, onnotice: () => {} }) : null;
const name = `registry_bench_${randomBytes(6).toString('hex')}`;
let databaseUrl: string | null = null;
if (server && admin) {
	await admin.unsafe(`create database ${name}`);
	databaseUrl = new URL(`/${name}`, server).href;
}
const backend = await openBackend({
	supabase: null,
	databaseUrl,
	dataDirectory: '',
	pgliteDirectory: null,
	demo: null,
	migrationsDirectory: resolve('supabase/migrations'),
	keys: temporaryKeys(),
});

async function owner<Row>(text: string): Promise<Row[]> {
	return (await backend.embedded?.sql.query<Row>(text)) ?? [];
}

await owner(
	`insert into public.account (id, email, display_name) values ('${account}', 'bench@test.invalid', 'Bench')`,
);
await owner(`insert into public.unit (id, name, organisation_id, service_level, main_instrument)
	values ('unit-bench', 'Bench', 'municipality-0301', '4', 'barthel20')`);
await owner(
	`insert into public.membership (account_id, role, unit_id) values ('${account}', 'clinician', 'unit-bench')`,
);

const connect = () => backend.as(account);
const megabytes = () => Math.round(process.memoryUsage.rss() / 1024 / 1024);
const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 100) / 10;
const marks: Record<string, number> = {};
/** What the application itself computed: the rest of the time is the database's, or other processes'. */
const cpu = () => Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1e5) / 10;
const memory: Record<string, number> = {};
let peak = 0;
let mark = '';
/** Peak of the memory between two marks of the work; the share of the rows names it. */
const watch = setInterval(async () => {
	peak = Math.max(peak, megabytes());
	if (mark) memory[mark] = Math.max(memory[mark] ?? 0, megabytes());
}, 100);

/** The share of a step that is done, so that the peaks at 10, 50 and 100 per cent can be told apart. */
function follow(batch: string, step: string): () => void {
	const timer = setInterval(async () => {
		const found = await readBatch(await connect(), batch);
		const share = (found?.checked ?? 0) / rows;
		mark = `${step} ${share <= 0.1 ? '10' : share <= 0.5 ? '50' : '100'} %`;
	}, 500);
	return () => clearInterval(timer);
}

async function work(batch: string, step: string): Promise<void> {
	const end = follow(batch, step);
	await workOnImports({ backend, demo: true }, new AbortController().signal);
	end();
	mark = '';
	marks[step] = seconds();
}

try {
	mark = 'receive';
	const batch = await receiveFile(connect, backend.config.keys, {
		unitId: 'unit-bench',
		name: 'bench.csv',
		bytes: importFile(rows),
	});
	marks.receive = seconds();
	const mapping = proposeMapping(
		await readHeader(await connect(), backend.config.keys, batch),
		new Map(),
		new Map(),
	);
	await startCheck(await connect(), batch, mapping);
	await work(batch, 'check');
	await takeStep(await connect(), batch, 'add');
	await work(batch, 'add');
	const found = await readBatch(await connect(), batch);
	const total = seconds();
	const result = {
		backend: databaseUrl ? 'PostgreSQL' : 'PGlite',
		rows,
		added: found?.added,
		faults: found?.faults,
		seconds: total,
		rowsPerSecond: Math.round(rows / total),
		secondsAfter: marks,
		applicationCpuSeconds: cpu(),
		peakMegabytes: peak,
		peakMegabytesBy: memory,
	};
	console.log(result);
	writeFileSync('bench-import.json', JSON.stringify(result, null, '\t'));
	if (found?.added !== rows) process.exitCode = 1;
	if (values.undo) {
		await takeStep(await connect(), batch, 'undo');
		await work(batch, 'undo');
		console.log(
			'undone after',
			Math.round((marks.undo ?? 0) - total),
			's',
			await owner('select count(*)::int as left from public.course'),
		);
	}
} finally {
	clearInterval(watch);
	await backend.close();
	await admin?.unsafe(`drop database ${name}`);
	await admin?.end();
}
