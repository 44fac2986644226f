import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import postgres from 'postgres';
import { temporaryKeys } from '../../src/lib/server/backend/config.ts';
import { openBackend, type Backend } from '../../src/lib/server/backend/index.ts';

/** A new database on the server of TEST_DATABASE_URL: files that run side by side must not share one. */
async function newDatabase(server: string): Promise<string> {
	const url = new URL(server);
	const admin = postgres(server, { max: 1, onnotice: () => {} });
	url.pathname = `/registry_test_${randomBytes(6).toString('hex')}`;
	await admin.unsafe(`create database ${url.pathname.slice(1)}`);
	await admin.end();
	return url.href;
}

/**
 * A registry of its own for one test file: all migrations, no courses. In memory, or with TEST_DATABASE_URL on that
 * PostgreSQL server (15 or newer) as a superuser.
 */
export async function openRegistry(): Promise<Backend> {
	const server = process.env.TEST_DATABASE_URL;
	return openBackend({
		supabase: null,
		databaseUrl: server ? await newDatabase(server) : null,
		dataDirectory: '',
		pgliteDirectory: null,
		demo: null,
		migrationsDirectory: resolve('supabase/migrations'),
		keys: temporaryKeys(),
	});
}
