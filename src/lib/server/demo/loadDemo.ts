import type { SqlRunner } from '../backend/migrations.ts';
import type { DemoRegistry } from './rows.ts';
import { demoTables, type DemoTable } from './tables.ts';

const chunkSize = 1500;

/**
 * Loads a synthetic registry into a database that has the migrations and nothing else, with every
 * check and trigger at work: all of it or, where a row is refused, none.
 *
 * The rows come in by chunks to a table of their own and are moved by one script. A script is one
 * transaction in itself, also on a connection from a pool, where begin and commit might part.
 */
export async function loadDemo(sql: SqlRunner, registry: DemoRegistry): Promise<void> {
	await sql.run(`
		drop table if exists private.demo_chunk;
		create table private.demo_chunk (table_name text, number integer, rows jsonb);
	`);
	try {
		for (const { rows: key, table } of demoTables) {
			const rows = registry[key];
			for (let from = 0; from < rows.length; from += chunkSize) {
				// A text parameter, because drivers differ in how they send JSON.
				await sql.query('insert into private.demo_chunk values ($1, $2, ($3::text)::jsonb)', [
					table,
					from,
					JSON.stringify(rows.slice(from, from + chunkSize)),
				]);
			}
		}
		await sql.run(`
			insert into public.registry_setting (key, value) values ('demo', 'true');
			${demoTables.map(moveRows).join('\n')}
		`);
	} finally {
		await sql.run('drop table private.demo_chunk');
	}
	// Without fresh statistics the first queries would be planned for empty tables.
	await sql.run('analyze');
}

function moveRows({ table, columns }: DemoTable): string {
	const names = Object.keys(columns);
	const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
	return `
		insert into ${table} (${names.join(', ')})
		select ${names.map((name) => `r.${name}`).join(', ')}
		from private.demo_chunk c cross join lateral jsonb_to_recordset(c.rows) as r (${typed.join(', ')})
		where c.table_name = '${table}'
		order by c.number;
	`;
}
