/** The same columns of the same courses by plain COPY, to a program that throws them away. */
import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';
import { names } from './project.ts';

/** Seconds that COPY takes; on a server that may start programs, else by reading what it would read. */
export async function copySeconds(sql: SqlRunner, project: string): Promise<number> {
	const [row] = await sql.query<{ query: string }>(
		`select 'select d.course_key, ' || string_agg(private.export_expression(v), ', ' order by n.position) || ' '
			|| private.export_from($1, format('from (select x.course_id, x.course_key, x.person_key from private.project_course x where x.project_id = %L) d', $2::text)) as query
			from unnest($1::text[]) with ordinality n (name, position) join private.export_variable v on v.name = n.name`,
		[names, project],
	);
	await sql.run('analyze');
	const start = performance.now();
	// PGlite has no programs; its file system takes the file.
	const target = process.env.DATABASE_URL ? `program 'cat > /dev/null'` : `'/tmp/copy.csv'`;
	await sql.run(
		`set enable_nestloop = off; copy (${row?.query ?? ''}) to ${target} with (format csv, header)`,
	);
	return Math.round(performance.now() - start) / 1000;
}
