/** A registry for one measurement: on PGlite in a folder, as the product has it, or in a database of DATABASE_URL. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { temporaryKeys } from '../../../src/lib/server/backend/config.ts';
import { openBackend, type Backend } from '../../../src/lib/server/backend/index.ts';
import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';

export type BackendName = 'pglite' | 'postgres';

/** Where a registry lies: between two openings another process, the application, may have it. */
export interface Place {
	backend: BackendName;
	/** What the application is told to find it. */
	environment: Record<string, string>;
	remove(): Promise<void>;
}

export async function newPlace(backend: BackendName): Promise<Place> {
	const folder = mkdtempSync(join(tmpdir(), 'registry-bench-'));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true });
	if (backend === 'pglite') {
		// Said to be none: the application would else take the server that the other measurement is given.
		return {
			backend,
			environment: { DATA_DIR: folder, DATABASE_URL: '' },
			remove: async () => removeFolder(),
		};
	}
	const server = process.env.DATABASE_URL;
	if (!server) throw new Error('DATABASE_URL names no server');
	const admin = postgres(server, { max: 1, onnotice: () => {} });
	const name = `registry_bench_${randomBytes(6).toString('hex')}`;
	await admin.unsafe(`create database ${name}`);
	return {
		backend,
		environment: { DATA_DIR: folder, DATABASE_URL: new URL(`/${name}`, server).href },
		remove: async () => {
			await admin.unsafe(`drop database ${name}`);
			await admin.end();
			removeFolder();
		},
	};
}

export interface OpenPlace {
	backend: Backend;
	/** As the owner, in one session. */
	sql: SqlRunner;
	close(): Promise<void>;
}

/** The owner's one session: on PGlite there is no other, a server has a pool of them. */
function ownSession(backend: Backend, url: string | null): { sql: SqlRunner; end: () => Promise<void> } {
	if (!backend.embedded) throw new Error('the measurement needs the embedded backend');
	if (!url) return { sql: backend.embedded.sql, end: async () => {} };
	const session = postgres(url, { max: 1, onnotice: () => {}, max_lifetime: null });
	const sql: SqlRunner = {
		run: async (text) => {
			await session.unsafe(text).simple();
		},
		query: async <Row>(text: string, parameters: unknown[] = []) =>
			Array.from(await session.unsafe(text, parameters as never[], { prepare: true })) as Row[],
	};
	return { sql, end: () => session.end() };
}

export async function openPlace({ environment }: Place): Promise<OpenPlace> {
	const directory = environment.DATA_DIR ?? '';
	const url = environment.DATABASE_URL || null;
	const backend = await openBackend({
		supabase: null,
		databaseUrl: url,
		dataDirectory: directory,
		pgliteDirectory: url ? null : join(directory, 'postgres'),
		demo: null,
		migrationsDirectory: resolve('supabase/migrations'),
		keys: temporaryKeys(),
	});
	const { sql, end } = ownSession(backend, url);
	return {
		backend,
		sql,
		close: async () => {
			await end();
			await backend.close();
		},
	};
}
