import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';

/** Lets the facts follow what is saved, or not: as if the registry kept no facts. */
export async function letFactsFollow(sql: SqlRunner, follow: boolean): Promise<void> {
	const triggers = await sql.query<{ relation: string; name: string }>(
		`select tgrelid::regclass::text as relation, quote_ident(tgname) as name from pg_trigger where tgname like 'facts_follow%' and not tgisinternal`,
	);
	const word = follow ? 'enable' : 'disable';
	await sql.run(
		triggers.map(({ relation, name }) => `alter table ${relation} ${word} trigger ${name};`).join(' '),
	);
}
