import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the embedded databases have in common. */
export interface SqlRunner {
	/** Runs a script of one or several statements, as one transaction. */
	run(sql: string): Promise<void>;
	/** Runs one statement with parameters. */
	query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/**
 * Applies the files of supabase/migrations that the database has not seen, in order, each in its own
 * transaction, with the same book-keeping table as the Supabase command line.
 *
 * @returns names of the files applied now
 */
export async function migrate(db: SqlRunner, directory: string): Promise<string[]> {
	await db.run(`
		create schema if not exists supabase_migrations;
		create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
	`);
	const rows = await db.query<{ version: string }>(
		'select version from supabase_migrations.schema_migrations',
	);
	const done = new Set(rows.map((row) => row.version));
	const files = readdirSync(directory)
		.filter((file) => /^\d+_.+\.sql$/.test(file))
		.sort();
	const applied: string[] = [];
	for (const file of files) {
		const version = file.slice(0, file.indexOf('_'));
		if (done.has(version)) continue;
		const sql = readFileSync(join(directory, file), 'utf8');
		const name = file.slice(version.length + 1, -'.sql'.length);
		// Several statements sent at once are one transaction: a file is applied whole or not at all.
		await db.run(
			`${sql}\n;insert into supabase_migrations.schema_migrations (version, name) values ('${version}', '${name}');`,
		);
		applied.push(file);
	}
	return applied;
}
