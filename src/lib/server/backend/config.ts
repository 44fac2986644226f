import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';

/** A setting is missing or cannot be. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

/** What the process was told: where the data are and with which keys. Read once, at start. */
export interface BackendConfig {
	/** Hosted or self-hosted Supabase; unset: the embedded backend. */
	supabase: { url: string; publishableKey: string; secretKey: string } | null;
	/** PostgreSQL of the embedded backend; null: PGlite under dataDirectory. */
	databaseUrl: string | null;
	dataDirectory: string;
	/** Where PGlite keeps its files; null: in memory (tests). */
	pgliteDirectory: string | null;
	/** A packed data directory that PGlite in memory starts from, so that it need not migrate (tests). */
	pgliteImage?: Blob;
	/** Fill an empty embedded registry with synthetic data; null: leave it empty. */
	demo: { seed: number; courses: number } | null;
	/** Where the SQL of supabase/migrations lies. */
	migrationsDirectory: string;
	keys: Keys;
}

export interface Keys {
	/** HS256 secret of the request tokens, or the ES256 private key (PKCS#8 PEM or JWK) where the project has one. */
	jwtSecret: string;
	jwtPrivateKey: string | null;
	/** Keyed HMAC for matching national ids and throttling sign-ins, base64. */
	hmacKey: string;
	/** AES-256-GCM keys by id, base64; the last one encrypts, all decrypt. */
	identityKeys: Record<string, string>;
}

function required(env: NodeJS.ProcessEnv, name: string): string {
	const value = env[name];
	if (!value) throw new ConfigError(`${name} must be set when SUPABASE_URL is set`);
	return value;
}

/** Keys of a registry that nobody configured: made once and kept beside its data, readable by the owner alone. */
function localKeys(directory: string): Keys {
	const file = join(directory, 'keys.json');
	if (!existsSync(file)) {
		const keys: Keys = {
			jwtSecret: randomBytes(48).toString('base64url'),
			jwtPrivateKey: null,
			hmacKey: randomBytes(32).toString('base64'),
			identityKeys: { local1: randomBytes(32).toString('base64') },
		};
		mkdirSync(directory, { recursive: true, mode: 0o700 });
		writeFileSync(file, JSON.stringify(keys, null, '\t'), { mode: 0o600 });
	}
	return JSON.parse(readFileSync(file, 'utf8')) as Keys;
}

/** Keys that only exist as long as the process: for registries in memory. */
export function temporaryKeys(): Keys {
	return {
		jwtSecret: randomBytes(48).toString('base64url'),
		jwtPrivateKey: null,
		hmacKey: randomBytes(32).toString('base64'),
		identityKeys: { temporary: randomBytes(32).toString('base64') },
	};
}

function configuredKeys(env: NodeJS.ProcessEnv): Keys {
	const jwtPrivateKey = env.SUPABASE_JWT_PRIVATE_KEY ?? null;
	return {
		jwtSecret: jwtPrivateKey ? '' : required(env, 'SUPABASE_JWT_SECRET'),
		jwtPrivateKey,
		hmacKey: required(env, 'IDENTITY_HMAC_KEY'),
		identityKeys: JSON.parse(required(env, 'IDENTITY_KEYS')) as Record<string, string>,
	};
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
	const value = Number(env[name] ?? otherwise);
	if (!Number.isSafeInteger(value) || value < 1)
		throw new ConfigError(`${name} must be a whole number from 1`);
	return value;
}

/** @throws ConfigError naming the variable that is missing or wrong */
export function readConfig(env: NodeJS.ProcessEnv = process.env): BackendConfig {
	const dataDirectory = resolve(env.DATA_DIR ?? '.data');
	const supabase = env.SUPABASE_URL
		? {
				url: env.SUPABASE_URL,
				publishableKey: required(env, 'SUPABASE_PUBLISHABLE_KEY'),
				secretKey: required(env, 'SUPABASE_SECRET_KEY'),
			}
		: null;
	return {
		supabase,
		databaseUrl: env.DATABASE_URL ?? null,
		dataDirectory,
		pgliteDirectory: join(dataDirectory, 'postgres'),
		demo:
			supabase || env.DEMO === '0'
				? null
				: { seed: wholeNumber(env, 'DEMO_SEED', 1), courses: wholeNumber(env, 'DEMO_COURSES', 8000) },
		migrationsDirectory: resolve('supabase/migrations'),
		keys: supabase || env.IDENTITY_KEYS ? configuredKeys(env) : localKeys(dataDirectory),
	};
}
