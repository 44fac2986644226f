import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';
import { publish } from '../../../src/lib/server/publication/index.ts';
import type { Backend } from '../../../src/lib/server/backend/index.ts';

/** Publishes every year, as the daily job does. */
export async function publishAll(backend: Backend, sql: SqlRunner): Promise<void> {
	await publish(backend.service());
	// PGlite has no autovacuum: without statistics and visible pages the readers' plans would be those of an empty registry.
	await sql.run('vacuum analyze');
}
