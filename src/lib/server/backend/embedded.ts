import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { App } from '@supabase/lite';
import { createPgliteConnection, PGlite } from '@supabase/lite/pglite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import type { BackendConfig } from './config.ts';
import { takeLock } from './lock.ts';
import { oneAtATime } from './oneAtATime.ts';
import { settingsTogether } from './settingsTogether.ts';
import { migrate, type SqlRunner } from './migrations.ts';

/** A Supabase inside this process: the same API, on PGlite or on a PostgreSQL server. */
export interface Embedded {
	fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
	url: string;
	publishableKey: string;
	secretKey: string;
	/** As the owner of the database: loading data, checks. Never reached by a request. */
	sql: SqlRunner;
	close(): Promise<void>;
}

// A hosted project has these; here they must exist before the migrations that name them.
const roles = `
do $$ begin
	if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
	if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
	if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin noinherit bypassrls; end if;
end $$;
grant usage on schema public to anon, authenticated, service_role;
`;

// A token's subject must be a row in auth.users, which hosted projects need not have for our own tokens.
const subjects = `
create or replace function public.embedded_subject() returns trigger language plpgsql security definer set search_path = '' as $$
begin
	insert into auth.users (id) values (new.id) on conflict do nothing;
	return null;
end $$;
revoke execute on function public.embedded_subject() from public;
alter function public.embedded_subject() set schema private;
create trigger an_account_may_be_a_subject after insert on public.account for each row execute function private.embedded_subject();
`;

// The library prints every refused query with its parameters, which here are health data. The error itself comes
// back as the answer of the request, so what it prints inside one is left out.
const insideRequest = new AsyncLocalStorage<true>();
const printError = console.error;
console.error = (...parts: unknown[]) => {
	if (!insideRequest.getStore()) printError(...parts);
};

function asJson(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The driver keeps a reader for arrays of every table's rows, some three hundred, and copies the list for each statement: a
 * quarter of the time of a small request. No query here returns such an array.
 */
async function withoutArraysOfRows(driver: PGlite): Promise<void> {
	const { rows } = await driver.query<{ type: number }>(
		`select typarray::int as type from pg_type where typtype = 'c' and typarray <> 0`,
	);
	for (const { type } of rows) {
		delete driver.parsers[type];
		delete driver.serializers[type];
	}
}

// Nobody replicates from here: what a recompute writes into emptied tables need not be logged as well.
const startParams = [...PGlite.defaultStartParams, '-c', 'wal_level=minimal', '-c', 'max_wal_senders=0'];

async function connect(config: BackendConfig) {
	if (config.databaseUrl) {
		const connection = createPostgresConnection({
			url: config.databaseUrl,
			postgresOptions: {
				onnotice: () => {},
				// As the migrations set it for the database, which sessions that are open by then do not hear of. The driver leaves out 0.
				connection: { max_parallel_workers_per_gather: '0', jit: 'off' },
				// JSON comes as text from the API, and the driver would write text as a JSON string.
				types: {
					json: { to: 114, from: [114], serialize: asJson, parse: JSON.parse },
					jsonb: { to: 3802, from: [3802], serialize: asJson, parse: JSON.parse },
				},
			},
		});
		const sql: SqlRunner = {
			run: async (text) => {
				await connection.driver.unsafe(text).simple();
			},
			query: async <Row>(text: string, parameters: unknown[] = []) =>
				Array.from(await connection.driver.unsafe(text, parameters as never[])) as Row[],
		};
		return { connection, sql, release: () => {} };
	}
	const release = config.pgliteDirectory ? takeLock(config.dataDirectory) : () => {};
	if (config.pgliteDirectory) mkdirSync(config.pgliteDirectory, { recursive: true });
	const connection = await createPgliteConnection({
		url: config.pgliteDirectory ?? 'memory://',
		pgliteOptions: { loadDataDir: config.pgliteImage, startParams },
	});
	await withoutArraysOfRows(connection.driver);
	Object.assign(connection.driver, settingsTogether(connection.driver));
	const sql: SqlRunner = {
		run: async (text) => {
			await connection.driver.exec(text);
		},
		query: async <Row>(text: string, parameters: unknown[] = []) =>
			(await connection.driver.query<Row>(text, parameters)).rows,
	};
	return { connection, sql, release };
}

/** The library searches the text of every view for column types of its own with each request. No view here has any. */
function forgetTextsOfViews(connection: object): void {
	const { introspection } = connection as { introspection?: { views: { sql: string }[] } };
	for (const view of introspection?.views ?? []) view.sql = '';
}

/** Fails closed: where the request roles hold more than the migrations granted, the registry does not open. */
async function assertGrants(sql: SqlRunner): Promise<void> {
	const [row] = await sql.query<{ open: boolean }>(
		`select has_table_privilege('anon', 'public.course', 'select') or has_table_privilege('authenticated', 'public.session', 'select') as open`,
	);
	if (row?.open !== false)
		throw new Error('The request roles hold more rights than the migrations gave them.');
}

export async function openEmbedded(config: BackendConfig): Promise<Embedded> {
	const { connection, sql, release } = await connect(config);
	try {
		await sql.run(roles);
		const publishableKey = `sb_publishable_${randomBytes(16).toString('hex')}`;
		const secretKey = `sb_secret_${randomBytes(24).toString('hex')}`;
		const app = new App({
			connection,
			auth: {
				enabled: true,
				jwt_secret: config.keys.jwtSecret,
				publishable_key: publishableKey,
				secret_key: secretKey,
			},
		});
		await app.ensureSystemSchema();
		await migrate(sql, config.migrationsDirectory);
		const [present] = await sql.query<{ present: boolean }>(
			`select exists (select from pg_trigger where tgname = 'an_account_may_be_a_subject') as present`,
		);
		if (!present?.present) await sql.run(subjects);
		// On its first request the connection would grant every table to every role. The roles exist and the
		// migrations grant what is needed, so it is told that this is done.
		Object.assign(connection, { rlsState: 'active' });
		// PGlite has one session. Two requests at once would share its transaction, and with it the role of the first.
		const inTurn = config.databaseUrl ? <T>(work: () => Promise<T>) => work() : oneAtATime();
		const fetchEmbedded: Embedded['fetch'] = (input, init) =>
			inTurn(() => insideRequest.run(true, async () => app.fetch(new Request(input, init))));
		await fetchEmbedded('http://embedded.invalid/rest/v1/organisation?limit=1', {
			headers: { apikey: publishableKey },
		});
		await assertGrants(sql);
		forgetTextsOfViews(connection);
		return {
			fetch: fetchEmbedded,
			url: 'http://embedded.invalid',
			publishableKey,
			secretKey,
			sql,
			close: async () => {
				await connection.close();
				release();
			},
		};
	} catch (error) {
		release();
		throw error;
	}
}
