import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { temporaryKeys } from '../backend/config.ts';
import { decryptIdentity, encryptIdentity, matchIdentity } from './cipher.ts';

const keys = temporaryKeys();

test('what is encrypted is read back, and never looks the same twice', () => {
	const first = encryptIdentity(keys, '24835712345');
	expect(decryptIdentity(keys, first)).toBe('24835712345');
	expect(first.ciphertext).not.toContain('24835712345');
	expect(encryptIdentity(keys, '24835712345').ciphertext).not.toBe(first.ciphertext);
});

test('an older key still reads, the newest writes', () => {
	const old = encryptIdentity(keys, '24835712345');
	const rotated = {
		...keys,
		identityKeys: { ...keys.identityKeys, next: Buffer.alloc(32, 7).toString('base64') },
	};
	expect(decryptIdentity(rotated, old)).toBe('24835712345');
	expect(encryptIdentity(rotated, '24835712345').key_id).toBe('next');
});

test('a changed text or key id is refused', () => {
	const { ciphertext, key_id } = encryptIdentity(keys, '24835712345');
	const bytes = Buffer.from(ciphertext, 'base64');
	bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
	expect(() => decryptIdentity(keys, { ciphertext: bytes.toString('base64'), key_id })).toThrow();
	expect(() => decryptIdentity(keys, { ciphertext, key_id: 'unknown' })).toThrow(/unknown/);
});

test('matching follows RFC 4231, case 1', () => {
	const rfc = { ...keys, hmacKey: Buffer.alloc(20, 0x0b).toString('base64') };
	expect(Buffer.from(matchIdentity(rfc, 'Hi There'), 'base64url').toString('hex')).toBe(
		'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
	);
	expect(createHmac('sha256', 'other').update('Hi There').digest('hex')).not.toBe(
		Buffer.from(matchIdentity(rfc, 'Hi There'), 'base64url').toString('hex'),
	);
});
