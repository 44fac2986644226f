import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';

/**
 * Publishes every year, with nothing hidden: what is hidden has no numbers and would make the answers shorter than they
 * are. Then what the daily job does for the planner.
 */
export async function publishAll(sql: SqlRunner): Promise<void> {
	const years = await sql.query<{ year: number; version: string }>(
		'select year, version::text from private.fact_year order by year',
	);
	for (const { year, version } of years) {
		await sql.query(`select public.publish_year($1, $2, '[]')`, [year, version]);
		await sql.query('select public.publish_filters($1::integer, public.filter_counts($1::integer))', [year]);
	}
	await sql.run('vacuum analyze');
}
