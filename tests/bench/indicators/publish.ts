import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';
import { publish, publishYears } from '../../../src/lib/server/publication/index.ts';
import type { Backend } from '../../../src/lib/server/backend/index.ts';
import { firstYear, lastYear } from './synthetic.ts';

// PGlite has no autovacuum: without statistics and visible pages the readers' plans would be those of an empty registry.
const settle = (sql: SqlRunner) => sql.run('vacuum analyze');

/** Publishes everything, as the daily job does. */
export async function publishAll(backend: Backend, sql: SqlRunner): Promise<void> {
	await publish(backend.service());
	await settle(sql);
}

/**
 * Publishes the indicators of every year alone: no case mix, effect summaries or catalogue, which need their own time. They
 * count as made today, so that the application does not make them while its saves are measured.
 */
export async function publishIndicators(backend: Backend, sql: SqlRunner): Promise<void> {
	const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
	await publishYears(backend.service(), years);
	await sql.run('insert into private.effect_kept (version) select sum(version) from private.fact_year');
	await settle(sql);
}
