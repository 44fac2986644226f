import { exportJWK, exportPKCS8, generateKeyPair, jwtVerify, createLocalJWKSet } from 'jose';
import { expect, test } from 'vitest';
import { temporaryKeys } from './config.ts';
import { sha256, tokenSigner } from './tokens.ts';

const account = '10000000-0000-4000-8000-000000000001';

test('a request token names the person, the role and an end within five minutes', async () => {
	const keys = temporaryKeys();
	const token = await (await tokenSigner(keys))(account);
	const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(keys.jwtSecret));
	expect(protectedHeader.alg).toBe('HS256');
	expect(payload).toMatchObject({ sub: account, role: 'authenticated', aud: 'authenticated' });
	expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
});

test('an imported ES256 key signs, as PKCS#8 or as JWK with its id', async () => {
	const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
	const pem = await exportPKCS8(privateKey);
	const jwk = { ...(await exportJWK(privateKey)), kid: 'imported-1' };
	for (const jwtPrivateKey of [pem, JSON.stringify(jwk)]) {
		const token = await (await tokenSigner({ ...temporaryKeys(), jwtPrivateKey }))(account);
		expect((await jwtVerify(token, publicKey)).payload.sub).toBe(account);
	}
	const set = createLocalJWKSet({
		keys: [{ ...(await exportJWK(publicKey)), kid: 'imported-1', alg: 'ES256' }],
	});
	const named = await (
		await tokenSigner({ ...temporaryKeys(), jwtPrivateKey: JSON.stringify(jwk) })
	)(account);
	expect((await jwtVerify(named, set)).protectedHeader.kid).toBe('imported-1');
});

test('a token of another key is refused', async () => {
	const token = await (await tokenSigner(temporaryKeys()))(account);
	await expect(jwtVerify(token, new TextEncoder().encode(temporaryKeys().jwtSecret))).rejects.toThrow();
});

test('sha256 is the published one', () => {
	expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
