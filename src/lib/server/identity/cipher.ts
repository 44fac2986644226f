import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	createSecretKey,
	randomBytes,
	type KeyObject,
} from 'node:crypto';
import type { Keys } from '../backend/config.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export interface Encrypted {
	/** base64 of nonce, tag and text */
	ciphertext: string;
	/** which key it was written with, so that keys can be changed */
	key_id: string;
}

// Made once: of a long file, every row needs two of them.
const secrets = new Map<string, KeyObject>();

function secretOf(base64: string): KeyObject {
	const known = secrets.get(base64) ?? createSecretKey(Buffer.from(base64, 'base64'));
	secrets.set(base64, known);
	return known;
}

function keyOf(keys: Keys, id: string): KeyObject {
	const key = secretOf(keys.identityKeys[id] ?? '');
	if (key.symmetricKeySize !== 32) throw new Error(`identity key ${id} is missing or not 32 bytes`);
	return key;
}

// Random bytes are drawn for many at a time: a draw costs as much for twelve bytes as for thousands.
const noncesPerDraw = 256;
let nonces = Buffer.alloc(0);

function nextNonce(): Buffer {
	if (nonces.length === 0) nonces = randomBytes(nonceBytes * noncesPerDraw);
	const nonce = nonces.subarray(0, nonceBytes);
	nonces = nonces.subarray(nonceBytes);
	return nonce;
}

/** Encrypts with the newest key. The key id is authenticated with the text. */
export function encryptIdentity(keys: Keys, text: string): Encrypted {
	return encryptBytes(keys, Buffer.from(text, 'utf8'));
}

/** As encryptIdentity, for what is no text. */
export function encryptBytes(keys: Keys, bytes: Uint8Array): Encrypted {
	const key_id = Object.keys(keys.identityKeys).at(-1);
	if (!key_id) throw new Error('no identity key is configured');
	const nonce = nextNonce();
	const cipher = createCipheriv(algorithm, keyOf(keys, key_id), nonce).setAAD(Buffer.from(key_id));
	const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
	return { ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64'), key_id };
}

/** @throws Error when the key is unknown or the text was changed */
export function decryptIdentity(keys: Keys, encrypted: Encrypted): string {
	return decryptBytes(keys, encrypted).toString('utf8');
}

/** @throws Error when the key is unknown or the bytes were changed */
export function decryptBytes(keys: Keys, { ciphertext, key_id }: Encrypted): Buffer {
	const bytes = Buffer.from(ciphertext, 'base64');
	const decipher = createDecipheriv(algorithm, keyOf(keys, key_id), bytes.subarray(0, nonceBytes))
		.setAAD(Buffer.from(key_id))
		.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
	return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
}

/** What a national id is matched by: HMAC-SHA-256 under a key that the database does not have. */
export function matchIdentity(keys: Keys, nationalId: string): string {
	return createHmac('sha256', secretOf(keys.hmacKey)).update(nationalId).digest('base64url');
}
