import { createHash } from 'node:crypto';
import { SignJWT, importJWK, importPKCS8, type CryptoKey, type KeyObject } from 'jose';
import type { Keys } from './config.ts';

const lifetimeSeconds = 300;

/** Signs what the database reads as the person of a request. */
export type TokenSigner = (accountId: string) => Promise<string>;

async function privateKey(text: string): Promise<{ key: CryptoKey | KeyObject | Uint8Array; kid?: string }> {
	if (!text.trimStart().startsWith('{')) return { key: await importPKCS8(text, 'ES256') };
	const jwk = JSON.parse(text) as { kid?: string };
	return { key: await importJWK(jwk, 'ES256'), kid: jwk.kid };
}

/** HS256 with the project's secret, or ES256 where an imported private key is configured. Tokens live five minutes. */
export async function tokenSigner(keys: Keys): Promise<TokenSigner> {
	const signing = keys.jwtPrivateKey
		? { alg: 'ES256', ...(await privateKey(keys.jwtPrivateKey)) }
		: { alg: 'HS256', key: new TextEncoder().encode(keys.jwtSecret), kid: undefined };
	return (accountId) =>
		new SignJWT({ role: 'authenticated' })
			.setProtectedHeader({ alg: signing.alg, ...(signing.kid ? { kid: signing.kid } : {}) })
			.setSubject(accountId)
			.setAudience('authenticated')
			.setIssuedAt()
			.setExpirationTime(`${lifetimeSeconds}s`)
			.sign(signing.key);
}

/** SHA-256 in hex: how one-time links and session ids are stored. */
export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
