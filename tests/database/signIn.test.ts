import type { Cookies } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Authentication } from '../../src/lib/server/auth/index.ts';
import { setPassword } from '../../src/lib/server/auth/invitations.ts';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { empty, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let authentication: Authentication;
const password = 'en setning er lett å huske';

/** The part of Kit's cookies that signing in uses. */
function jar(): Cookies & { value: string | undefined } {
	const store = new Map<string, string>();
	return {
		get: (name: string) => store.get(name),
		set: (name: string, value: string) => (value ? store.set(name, value) : store.delete(name)),
		get value() {
			return store.get('session');
		},
	} as unknown as Cookies & { value: string | undefined };
}

beforeAll(async () => {
	backend = await openRegistry();
	authentication = new Authentication(backend, { secure: false, demo: false });
});
beforeEach(async () => {
	await ownerOf(backend).run(`${empty} ${setUp}`);
	await setPassword(backend.service(), ids.clinician, password);
});
afterAll(() => backend.close());

const signIn = (cookies: Cookies, email: string, word: string, address = '192.0.2.1') =>
	authentication.signIn(cookies, email, word, address);

describe('signing in', () => {
	test('the right password opens a session, signing out ends it', async () => {
		const cookies = jar();
		expect(await signIn(cookies, ' Clinician@Test.invalid ', password)).toBe('signed_in');
		expect(await authentication.personOf(cookies)).toMatchObject({
			id: ids.clinician,
			name: 'Clinician',
			units: [{ id: 'unit-first', name: 'First' }],
		});
		const stolen = cookies.value;
		await authentication.signOut(cookies);
		expect(cookies.value).toBeUndefined();
		const thief = jar();
		thief.set('session', stolen ?? '', { path: '/' });
		expect(await authentication.personOf(thief)).toBeNull();
	});

	test('a wrong password and an unknown email get the same answer', async () => {
		expect(await signIn(jar(), 'clinician@test.invalid', 'feil')).toBe('refused');
		expect(await signIn(jar(), 'nobody@test.invalid', 'feil')).toBe('refused');
	});

	test('the cookie is not what the database stores', async () => {
		const cookies = jar();
		await signIn(cookies, 'clinician@test.invalid', password);
		const rows = await ownerOf(backend).query<{ id: string }>(`select id from session`);
		expect(rows.length).toBeGreaterThan(1);
		expect(rows.map((row) => row.id)).not.toContain(cookies.value);
	});

	test('a session that has ended opens nothing', async () => {
		const cookies = jar();
		await signIn(cookies, 'clinician@test.invalid', password);
		await ownerOf(backend).run(`update session set expires_at = now() - interval '1 second'`);
		expect(await authentication.personOf(cookies)).toBeNull();
	});

	test('an account that was closed is out at once', async () => {
		const cookies = jar();
		await signIn(cookies, 'clinician@test.invalid', password);
		await ownerOf(backend).run(`update account set active = false where id = '${ids.clinician}'`);
		expect(await authentication.personOf(cookies)).toBeNull();
		expect(await signIn(jar(), 'clinician@test.invalid', password)).toBe('refused');
	});

	test('after five wrong tries from one address even the right password waits, elsewhere it does not', async () => {
		for (let i = 0; i < 5; i++) expect(await signIn(jar(), 'clinician@test.invalid', 'feil')).toBe('refused');
		expect(await signIn(jar(), 'clinician@test.invalid', password)).toBe('too_many_tries');
		expect(await signIn(jar(), 'clinician@test.invalid', password, '192.0.2.2')).toBe('signed_in');
		await ownerOf(backend).run(`update sign_in_attempt set at = now() - interval '16 minutes'`);
		expect(await signIn(jar(), 'clinician@test.invalid', password)).toBe('signed_in');
	});

	test('without a demo nobody gets in with a click', async () => {
		const cookies = jar();
		expect(await authentication.demoPeople()).toEqual([]);
		expect(await authentication.signInDemo(cookies, ids.clinician)).toBe(false);
		expect(await authentication.personOf(cookies)).toBeNull();
	});
});

describe('one-time links', () => {
	test('the first coordinator is created once', async () => {
		await ownerOf(backend).run(empty);
		expect(await authentication.hasCoordinator()).toBe(false);
		const token = await authentication.invite(null);
		const first = { email: 'first@test.invalid', display_name: 'First' };
		const cookies = jar();
		expect(await authentication.accept(cookies, token, password, first)).toBe(true);
		expect(await authentication.hasCoordinator()).toBe(true);
		expect(await authentication.personOf(cookies)).not.toBeNull();
		expect(
			await authentication.accept(jar(), token, password, { ...first, email: 'second@test.invalid' }),
		).toBe(false);
		expect(await signIn(jar(), 'first@test.invalid', password)).toBe('signed_in');
	});

	test('an invited person chooses a password, and older sessions end', async () => {
		const old = jar();
		await signIn(old, 'clinician@test.invalid', password);
		const token = await authentication.invite(ids.clinician);
		expect((await authentication.invitation(token))?.account?.display_name).toBe('Clinician');
		expect(await authentication.accept(jar(), token, 'et annet langt passord', null)).toBe(true);
		expect(await authentication.personOf(old)).toBeNull();
		expect(await signIn(jar(), 'clinician@test.invalid', password)).toBe('refused');
	});

	test('a link that is old or made up opens nothing', async () => {
		const token = await authentication.invite(ids.clinician);
		await ownerOf(backend).run(`update invitation set expires_at = now() - interval '1 second'`);
		expect(await authentication.invitation(token)).toBeNull();
		expect(await authentication.accept(jar(), token, password, null)).toBe(false);
		expect(await authentication.accept(jar(), 'made-up', password, null)).toBe(false);
	});
});
