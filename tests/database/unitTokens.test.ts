import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAccounts, readAccount } from '../../src/lib/server/accounts/index.ts';
import { sha256 } from '../../src/lib/server/backend/tokens.ts';
import type { Registry } from '../../src/lib/server/registry.ts';
import {
	createToken,
	listTokens,
	listTokenUnits,
	revokeToken,
} from '../../src/lib/server/unitTokens/index.ts';
import { openApi, post, tokenOf, wholeCourse } from './api.ts';
import { clientOf, empty, everyone, ids, ownerOf, setUp, type Role } from './people.ts';

let registry: Registry;
const as = (role: Role) => clientOf(registry.backend, role);
const owner = () => ownerOf(registry.backend);

beforeAll(async () => {
	registry = await openApi();
});
beforeEach(() => owner().run(`${empty} ${setUp}`));
afterAll(() => registry.backend.close());

async function madeToken() {
	const token = await tokenOf(registry);
	const made = (await listTokens(await as('leader'))).find(({ name }) => name === 'Journal');
	if (!made) throw new Error('the token is not listed');
	return { token, id: made.id };
}

describe('a leader', () => {
	test('creates, lists and revokes tokens of the units under what is led', async () => {
		const leader = await as('leader');
		expect(await listTokenUnits(leader)).toEqual([{ id: 'unit-other', name: 'Other' }]);
		const { token, id } = await madeToken();
		expect(token).toMatch(/^rr_[\w-]{43}$/);
		expect((await listTokens(leader)).map(({ name, unit }) => [name, unit.name])).toEqual([
			['Journal', 'Other'],
			['A system', 'Other'],
		]);
		expect(await revokeToken(leader, id)).toBe(true);
		expect(await revokeToken(leader, id)).toBe(true);
		expect((await listTokens(leader)).at(-1)?.revoked_at).not.toBeNull();
		const events = await owner().query(
			`select action, subject, account_id from audit_event where action like 'token%' order by id`,
		);
		expect(events).toEqual([
			{ action: 'token_created', subject: 'unit-other', account_id: ids.leader },
			{ action: 'token_revoked', subject: 'unit-other', account_id: ids.leader },
		]);
	});

	test('gives no token to a unit that is not led', async () => {
		expect(await createToken(await as('leader'), { unit_id: 'unit-first', name: 'Journal' })).toBeNull();
	});

	test('of another place neither sees nor revokes them', async () => {
		await owner().run(
			`update membership set organisation_id = 'municipality-4601' where account_id = '${ids.leader}'`,
		);
		const leader = await as('leader');
		expect(await listTokens(leader)).toEqual([]);
		expect(await revokeToken(leader, ids.token)).toBe(false);
		const [row] = await owner().query<{ revoked_at: string | null }>(
			`select revoked_at from unit_token where id = '${ids.token}'`,
		);
		expect(row?.revoked_at).toBeNull();
	});

	test('who also works in a unit elsewhere gives that unit none', async () => {
		await owner().run(
			`insert into membership (account_id, role, unit_id) values ('${ids.leader}', 'clinician', 'unit-first')`,
		);
		expect(await createToken(await as('leader'), { unit_id: 'unit-first', name: 'Journal' })).toBeNull();
	});
});

describe('everybody else', () => {
	test.each(['clinician', 'colleague', 'researcher', 'coordinator'] as const)(
		'%s creates, lists and revokes none',
		async (role) => {
			const db = await as(role);
			for (const unit_id of ['unit-first', 'unit-other']) {
				expect(await createToken(db, { unit_id, name: 'Journal' })).toBeNull();
			}
			expect(await listTokens(db)).toEqual([]);
			expect(await revokeToken(db, ids.token)).toBe(false);
		},
	);

	test.each(everyone)('%s reads no hash', async (role) => {
		const { data, error } = await (await as(role)).from('unit_token').select('token_hash');
		expect(data ?? []).toEqual([]);
		expect(error).not.toBeNull();
	});
});

describe('a token', () => {
	test('is stored as its hash alone', async () => {
		const { token, id } = await madeToken();
		const [row] = await owner().query<{ row: string; token_hash: string }>(
			`select to_jsonb(t)::text as row, token_hash from unit_token t where id = '${id}'`,
		);
		expect(row?.token_hash).toBe(sha256(token));
		expect(row?.row).not.toContain(token.slice(3));
	});

	test('is the account of its unit, and says when it was used, at most once a minute', async () => {
		const { token, id } = await madeToken();
		const lastUsed = async () =>
			(await listTokens(await as('leader'))).find((one) => one.id === id)?.last_used_at ?? null;
		expect(await lastUsed()).toBeNull();
		expect(await registry.authentication.accountOfToken(token)).toMatchObject({ unitId: 'unit-other' });
		const first = await lastUsed();
		expect(first).not.toBeNull();
		await registry.authentication.accountOfToken(token);
		expect(await lastUsed()).toBe(first);
		await owner().run(`update unit_token set last_used_at = now() - interval '2 minutes'`);
		await registry.authentication.accountOfToken(token);
		expect(Date.parse((await lastUsed()) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''));
	});

	test('that is revoked is refused at once', async () => {
		const { token, id } = await madeToken();
		expect((await post(registry, token, JSON.stringify(wholeCourse('a')))).status).toBe(201);
		await revokeToken(await as('leader'), id);
		const refused = await post(registry, token, JSON.stringify(wholeCourse('b')));
		expect(refused.status).toBe(401);
		expect(refused.headers.get('WWW-Authenticate')).toContain('Bearer');
	});

	test('of a closed account is refused', async () => {
		const { token } = await madeToken();
		await owner().run(`update account set active = false where email like 'token-%'`);
		expect(await registry.authentication.accountOfToken(token)).toBeNull();
	});

	test.each(['', 'rr_', 'rr_' + 'A'.repeat(43), "' or true --", 'rr_' + 'A'.repeat(42) + '\u0000'])(
		'that is none (%j) is nobody',
		async (token) => {
			expect(await registry.authentication.accountOfToken(token)).toBeNull();
		},
	);

	test('acts in its own unit alone', async () => {
		const { token } = await madeToken();
		await post(registry, token, JSON.stringify(wholeCourse('a')));
		const account = await registry.authentication.accountOfToken(token);
		const db = await registry.backend.as(account?.accountId ?? '');
		const { data } = await db.from('course').select('unit_id');
		expect(data).toEqual([{ unit_id: 'unit-other' }]);
		const { error } = await db.rpc('save_course', { p_course: { unit_id: 'unit-first', measurements: [] } });
		expect(error).not.toBeNull();
	});
});

describe('a machine account', () => {
	test('is nobody that a coordinator can find, invite or change here', async () => {
		const coordinator = await as('coordinator');
		const emails = (await listAccounts(coordinator)).map(({ email }) => email);
		expect(emails).toContain('leader@test.invalid');
		expect(emails.filter((email) => email.startsWith('token-'))).toEqual([]);
		expect(await readAccount(coordinator, ids.machine)).toBeNull();
		expect(await readAccount(coordinator, ids.leader)).not.toBeNull();
	});
});
