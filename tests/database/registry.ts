import { resolve } from 'node:path';
import { temporaryKeys } from '../../src/lib/server/backend/config.ts';
import { openBackend, type Backend } from '../../src/lib/server/backend/index.ts';

/** A registry of its own for one test file: all migrations, no courses; in memory, or on TEST_DATABASE_URL. */
export function openRegistry(): Promise<Backend> {
	return openBackend({
		supabase: null,
		databaseUrl: process.env.TEST_DATABASE_URL ?? null,
		dataDirectory: '',
		pgliteDirectory: null,
		demo: false,
		migrationsDirectory: resolve('supabase/migrations'),
		keys: temporaryKeys()
	});
}
