/** Importing a file as a person does, step by step, on a registry of its own. */
import { randomUUID } from 'node:crypto';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { proposeMapping } from '../../src/lib/domain/import/index.ts';
import { readBatch, startCheck, takeStep, type Batch } from '../../src/lib/server/imports/batches.ts';
import { receiveFile } from '../../src/lib/server/imports/receive.ts';
import { workOnImports } from '../../src/lib/server/imports/run.ts';
import { sealJson } from '../../src/lib/server/imports/sealed.ts';
import { readHeader } from '../../src/lib/server/imports/staged.ts';
import { ownerOf } from './people.ts';

/** A person who imports. */
export interface Importer {
	backend: Backend;
	account: string;
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

export function send({ backend, account }: Importer, unitId: string, bytes: Uint8Array): Promise<string> {
	const incoming = { unitId, name: 'forløp.csv', bytes: whole(bytes) };
	return receiveFile(() => backend.as(account), backend.config.keys, incoming);
}

/** Does what waits, as the process of the application would. */
export function work(backend: Backend, signal = new AbortController().signal): Promise<void> {
	return workOnImports({ backend, demo: true }, signal);
}

export async function open({ backend, account }: Importer, id: string): Promise<Batch> {
	const batch = await readBatch(await backend.as(account), id);
	if (!batch) throw new Error('the batch is hidden or gone');
	return batch;
}

/** Starts the check with the columns as they are proposed. */
export async function map({ backend, account }: Importer, id: string): Promise<Database> {
	const db = await backend.as(account);
	const header = await readHeader(db, backend.config.keys, id);
	await startCheck(db, id, proposeMapping(header, new Map(), new Map()));
	return db;
}

/** Sends a file and has it checked. */
export async function check(importer: Importer, unitId: string, bytes: Uint8Array): Promise<Batch> {
	const id = await send(importer, unitId, bytes);
	await map(importer, id);
	await work(importer.backend);
	return open(importer, id);
}

/** Has the sound rows of a checked batch added. */
export async function add(importer: Importer, id: string): Promise<Batch> {
	await takeStep(await importer.backend.as(importer.account), id, 'add');
	await work(importer.backend);
	return open(importer, id);
}

/** Has courses added as the sound rows of a file that was checked. */
export async function addChecked(
	{ backend, account }: Importer,
	unitId: string,
	courses: Record<string, unknown>[],
): Promise<string> {
	const id = randomUUID();
	const rows = courses.map((course, at) => ({ ...course, row: at + 2, local_id: `${id.slice(0, 8)}-${at}` }));
	await ownerOf(backend).query(
		`insert into import_batch (id, unit_id, file_name, state, rows, fresh, mapping, encoding, created_by)
		values ($1, $2, 'a-file.csv', 'checked', $3, $3, '{local_id}', 'utf-8', $4)`,
		[id, unitId, rows.length, account],
	);
	await ownerOf(backend).query(
		'insert into import_chunk (batch_id, number, rows, content, checked, fresh) values ($1, 1, $2, $3, $3, $2)',
		[id, rows.length, sealJson(backend.config.keys, rows)],
	);
	await takeStep(await backend.as(account), id, 'add');
	await work(backend);
	return id;
}

/** A file from its first byte to its last course. */
export async function importAll(importer: Importer, unitId: string, bytes: Uint8Array): Promise<Batch> {
	const { id } = await check(importer, unitId, bytes);
	return add(importer, id);
}

const header =
	'local_id;national_id;birth_date;sex;residence_municipality;start_date;end_date;delivery;phase;diagnosis_group;barthel100_start;barthel100_end';

export const file = (...rows: string[]) => new TextEncoder().encode([header, ...rows].join('\n'));
export const row = (localId: string, nationalId = '') =>
	`${localId};${nationalId};${nationalId ? '' : '01.01.1950'};${nationalId ? '' : 'Mann'};Oslo;03.03.2025;14.04.2025;home;early;stroke;45;refused`;
