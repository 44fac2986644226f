/** The same facts in DuckDB: a column store in this process, with all of the machine's cores. */
import { rmSync, writeFileSync, appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';

export type RawRow = Record<string, string | number | null>;

export interface Duck {
	/** Prepares a question once, to be asked again and again. */
	prepare(text: string): Promise<() => Promise<RawRow[]>>;
	close(): void;
}

const types: Record<string, string> = {
	uuid: 'varchar',
	text: 'varchar',
	smallint: 'smallint',
	integer: 'integer',
	date: 'date',
	boolean: 'boolean',
	'double precision': 'double',
};
const pagesAtOnce = 4000;

/** A table as text, some pages of it at a time: a million rows never stand in memory together. */
async function copyOut(sql: SqlRunner, table: string, file: string): Promise<string> {
	const columns = await sql.query<{ name: string; type: string }>(
		`select attname::text as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
		[table],
	);
	const [size] = await sql.query<{ pages: number }>(
		`select (pg_relation_size($1::regclass) / 8192)::integer as pages`,
		[table],
	);
	writeFileSync(file, '');
	for (let page = 0; page <= (size?.pages ?? 0); page += pagesAtOnce) {
		const rows = await sql.query<{ line: string }>(
			`select f::text as line from ${table} f where ctid >= '(${page},0)' and ctid < '(${page + pagesAtOnce},0)'`,
		);
		if (rows.length > 0) appendFileSync(file, rows.map(({ line }) => line.slice(1, -1)).join('\n') + '\n');
	}
	return columns.map(({ name, type }) => `'${name}': '${types[type] ?? 'varchar'}'`).join(', ');
}

export async function openDuck(sql: SqlRunner, tables: Record<string, string>): Promise<Duck> {
	const folder = mkdtempSync(join(tmpdir(), 'registry-bench-duck-'));
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		for (const [name, table] of Object.entries(tables)) {
			const file = join(folder, `${name}.csv`);
			const columns = await copyOut(sql, table, file);
			await connection.run(
				`create table ${name} as select * from read_csv('${file}', header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${columns}})`,
			);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return {
		prepare: async (text) => {
			const statement = await connection.prepare(text);
			return async () => {
				const answer = await statement.runAndReadAll();
				return answer
					.getRowObjectsJS()
					.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
			};
		},
		close: () => {
			connection.closeSync();
			instance.closeSync();
		},
	};
}

function plain(value: unknown): string | number | null {
	if (value === null || value === undefined) return null;
	return typeof value === 'string' ? value : Number(value);
}
