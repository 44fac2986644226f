import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { readConfig, type BackendConfig } from './config.ts';
import { openEmbedded, type Embedded } from './embedded.ts';
import { tokenSigner } from './tokens.ts';

/** A client of the database; what it may see is decided there, by the token it carries. */
export type Database = SupabaseClient;

export interface Backend {
	config: BackendConfig;
	/** As nobody: what the public may see. */
	anonymous(): Database;
	/** As the signed-in person, with a token of five minutes: one client per request. */
	as(accountId: string): Promise<Database>;
	/** Past row level security. Only sessions and scheduled jobs may ask for it. */
	service(): Database;
	/** The database in this process, where there is one. */
	embedded: Embedded | null;
	close(): Promise<void>;
}

export async function openBackend(config: BackendConfig): Promise<Backend> {
	const embedded = config.supabase ? null : await openEmbedded(config);
	const { url, publishableKey, secretKey } = embedded ?? config.supabase ?? never();
	const sign = await tokenSigner(config.keys);
	const client = (key: string, token?: string): Database =>
		createClient(url, key, {
			auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
			global: {
				...(embedded ? { fetch: embedded.fetch } : {}),
				headers: token ? { Authorization: `Bearer ${token}` } : {},
			},
		});
	const anonymous = client(publishableKey);
	const service = client(secretKey);
	return {
		config,
		anonymous: () => anonymous,
		as: async (accountId) => client(publishableKey, await sign(accountId)),
		service: () => service,
		embedded,
		close: async () => embedded?.close(),
	};
}

function never(): never {
	throw new Error('neither Supabase nor an embedded backend');
}

let opened: Promise<Backend> | undefined;

/** The backend of this process, opened on first use. */
export function backend(): Promise<Backend> {
	opened ??= openBackend(readConfig());
	return opened;
}
