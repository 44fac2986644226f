import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Keys } from '../backend/config.ts';
import { decryptBytes, encryptBytes } from '../identity/cipher.ts';

/** What is kept of a file on its way: packed and encrypted with the keys of the identities, the key's id before it. */
export function seal(keys: Keys, bytes: Uint8Array): string {
	const { key_id, ciphertext } = encryptBytes(keys, deflateRawSync(bytes, { level: 1 }));
	return `${key_id}:${ciphertext}`;
}

/** @throws Error when the key is gone or the text was changed */
export function unseal(keys: Keys, sealed: string): Buffer {
	const [, key_id = '', ciphertext = ''] = /^(.*):(.*)$/s.exec(sealed) ?? [];
	return inflateRawSync(decryptBytes(keys, { key_id, ciphertext }));
}

export function sealJson(keys: Keys, value: unknown): string {
	return seal(keys, Buffer.from(JSON.stringify(value)));
}

/** @throws Error as unseal does */
export function unsealJson(keys: Keys, sealed: string): unknown {
	return JSON.parse(unseal(keys, sealed).toString('utf8'));
}
