import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
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

const where = {
	supabase: null,
	databaseUrl: null,
	dataDirectory: '',
	pgliteDirectory: null,
	demo: null,
	migrationsDirectory: resolve('supabase/migrations'),
};

/** A registry that is kept in files. */
export const openInDirectory = (directory: string): Promise<Backend> =>
	openBackend({
		...where,
		dataDirectory: directory,
		pgliteDirectory: join(directory, 'postgres'),
		keys: temporaryKeys(),
	});

/**
 * A registry of its own for one test file: all migrations, no courses. In memory from the template, or with
 * TEST_DATABASE_URL on that PostgreSQL server (15 or newer) as a superuser.
 */
export async function openRegistry(): Promise<Backend> {
	const server = process.env.TEST_DATABASE_URL;
	const template = inject('template');
	return openBackend({
		...where,
		databaseUrl: server ? await newDatabase(server) : null,
		pgliteImage: template ? await openAsBlob(template) : undefined,
		keys: temporaryKeys(),
	});
}
