import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import * as links from '../../src/lib/server/followups/links.ts';
import { open } from '../../src/lib/server/followups/index.ts';
import { sendLink } from '../../src/lib/server/followups/sendLink.ts';
import { encryptIdentity } from '../../src/lib/server/identity/cipher.ts';
import { rotateKeys } from '../../src/lib/server/identity/rotate.ts';
import { senderOf } from '../../src/lib/server/sender/index.ts';
import { openSecret } from '../../src/lib/server/sender/secret.ts';
import {
	listSettings,
	mailSchema,
	removeSetting,
	saveMail,
	saveSms,
	smsSchema,
} from '../../src/lib/server/sender/settings.ts';
import { smsGateway } from '../services/gateway.ts';
import { smtpServer } from '../services/smtp.ts';
import { clientOf, empty, everyone, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let coordinator: Database;
let clinician: Database;
const stops: (() => Promise<void>)[] = [];

const query = <Row>(sql: string) => ownerOf(backend).query<Row>(sql);
const keys = () => backend.config.keys;

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(async () => {
	await ownerOf(backend).run(`${empty} ${setUp}
		update sender_setting set server = null, port = null, sent_from = null;
		delete from followup; delete from followup_link; delete from person_identity; delete from audit_event;
		update course set start_date = current_date - 400, end_date = (current_date - interval '12 months')::date where id = '${ids.course}'`);
	coordinator = await clientOf(backend, 'coordinator');
	clinician = await clientOf(backend, 'clinician');
});
afterEach(async () => {
	vi.restoreAllMocks();
	await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(() => backend.close());

const mail = (changed: Record<string, string> = {}) =>
	mailSchema.parse({
		server: 'smtp.example.no',
		port: '587',
		username: 'registry',
		secret: 'hemmelig-passord',
		sent_from: 'post@example.no',
		...changed,
	});
const sms = (changed: Record<string, string> = {}) =>
	smsSchema.parse({
		server: 'https://sms.example.no/send',
		secret: 'hemmelig-token',
		sent_from: 'Registeret',
		...changed,
	});

async function started<T extends { port: number; stop(): Promise<void> }>(server: Promise<T>): Promise<T> {
	const running = await server;
	stops.push(running.stop);
	return running;
}

describe('a coordinator', () => {
	test('sets up both channels, and reads them without the secrets', async () => {
		expect(await saveMail(coordinator, keys(), mail())).toBe(true);
		expect(await saveSms(coordinator, keys(), sms())).toBe(true);
		const settings = await listSettings(coordinator);
		expect(settings).toEqual({
			email: {
				channel: 'email',
				server: 'smtp.example.no',
				port: 587,
				username: 'registry',
				sent_from: 'post@example.no',
				has_secret: true,
			},
			sms: {
				channel: 'sms',
				server: 'https://sms.example.no/send',
				port: null,
				username: null,
				sent_from: 'Registeret',
				has_secret: true,
			},
		});
		const direct = await coordinator.from('sender_setting').select('ciphertext');
		expect(direct.error?.code).toBe('42501');
	});

	test('leaves a secret that is stored encrypted, and a log without it', async () => {
		await saveMail(coordinator, keys(), mail());
		const [row] = await query<{ text: string; ciphertext: string; key_id: string }>(
			`select to_jsonb(s)::text as text, ciphertext, key_id from sender_setting s where channel = 'email'`,
		);
		expect(row?.text).not.toContain('hemmelig');
		expect(row && openSecret(keys(), 'email', row)).toBe('hemmelig-passord');
		const events = await query<{ text: string }>(
			`select account_id, action, subject, detail, to_jsonb(a)::text as text from audit_event a`,
		);
		expect(events).toMatchObject([
			{
				account_id: ids.coordinator,
				action: 'sender_changed',
				subject: 'email',
				detail: {
					server: 'smtp.example.no',
					port: 587,
					username: 'registry',
					sent_from: 'post@example.no',
					secret_changed: true,
				},
			},
		]);
		expect(events[0]?.text).not.toContain('hemmelig');
		expect(events[0]?.text).not.toContain(row?.ciphertext);
	});

	test('keeps the secret when it is left out, as long as it goes to the same place', async () => {
		await saveMail(coordinator, keys(), mail());
		await saveSms(coordinator, keys(), sms());
		expect(await saveMail(coordinator, keys(), mail({ secret: '', sent_from: 'ny@example.no' }))).toBe(true);
		expect(await saveSms(coordinator, keys(), sms({ secret: '', sent_from: 'Nytt' }))).toBe(true);
		for (const [field, elsewhere] of [
			['server', 'smtp.other.no'],
			['port', '25'],
			['username', 'another'],
		] as const) {
			expect(await saveMail(coordinator, keys(), mail({ secret: '', [field]: elsewhere })), field).toBe(
				false,
			);
		}
		const other = { server: 'https://sms.other.no/send' };
		expect(await saveSms(coordinator, keys(), sms({ secret: '', ...other }))).toBe(false);
		expect(await listSettings(coordinator)).toMatchObject({
			email: { server: 'smtp.example.no', sent_from: 'ny@example.no', has_secret: true },
			sms: { server: 'https://sms.example.no/send', sent_from: 'Nytt', has_secret: true },
		});
		expect(await saveSms(coordinator, keys(), sms(other))).toBe(true);
	});

	test('needs a secret where one is used, and none for a server without users', async () => {
		expect(await saveMail(coordinator, keys(), mail({ secret: '' }))).toBe(false);
		expect(await saveSms(coordinator, keys(), sms({ secret: '' }))).toBe(false);
		expect(await saveMail(coordinator, keys(), mail())).toBe(true);
		expect(await saveMail(coordinator, keys(), mail({ username: '', secret: '' }))).toBe(true);
		expect((await listSettings(coordinator)).email).toMatchObject({ username: null, has_secret: false });
	});

	test('removes a channel with its secret', async () => {
		await saveSms(coordinator, keys(), sms());
		await removeSetting(coordinator, 'sms');
		expect(
			await query(`select server, ciphertext, key_id from sender_setting where channel = 'sms'`),
		).toEqual([{ server: null, ciphertext: null, key_id: null }]);
		expect((await senderOf({ backend, demo: false }, clinician)).channels).toEqual([]);
	});
});

describe('who sends', () => {
	beforeEach(() => saveMail(coordinator, keys(), mail()));

	test.each(['clinician', 'colleague', 'coordinator'] as const)(
		'%s gets what sending needs',
		async (role) => {
			const db = await clientOf(backend, role);
			expect((await db.rpc('sender_channels')).data).toEqual(['email']);
			const { data } = await db.rpc('sender_to_use', { p_channel: 'email' });
			expect(data).toMatchObject({ server: 'smtp.example.no' });
			expect(JSON.stringify(data)).not.toContain('hemmelig');
			expect((await db.rpc('sender_to_use', { p_channel: 'sms' })).data).toBeNull();
		},
	);

	test.each(everyone.filter((role) => !['clinician', 'colleague', 'coordinator'].includes(role)))(
		'%s gets nothing',
		async (role) => {
			const db = await clientOf(backend, role);
			expect((await db.rpc('sender_channels')).data ?? []).toEqual([]);
			const { data, error } = await db.rpc('sender_to_use', { p_channel: 'email' });
			expect(data).toBeNull();
			expect(error?.code).toBe('42501');
			expect(await query(`select 1 from sender_setting where server is not null`)).toHaveLength(1);
		},
	);

	test('a closed account gets nothing', async () => {
		await ownerOf(backend).run(`update account set active = false where id = '${ids.clinician}'`);
		expect((await clinician.rpc('sender_to_use', { p_channel: 'email' })).error?.code).toBe('42501');
	});
});

describe('a message', () => {
	const text = 'Hei';
	const subject = 'Emne';

	test('goes by mail as it is set up', async () => {
		const { port, mails } = await started(smtpServer({ login: 'registry:hemmelig-passord' }));
		await saveMail(coordinator, keys(), mail({ server: '127.0.0.1', port: String(port) }));
		const sender = await senderOf({ backend, demo: false }, clinician);
		expect(sender.channels).toEqual(['email']);
		await sender.send({ to: { channel: 'email', to: 'kari@example.org' }, subject, text });
		expect(mails).toMatchObject([{ user: 'registry', from: 'post@example.no', to: ['kari@example.org'] }]);
	});

	test('goes by SMS as it is set up, and no longer when it was removed meanwhile', async () => {
		const { port, posted } = await started(smsGateway());
		await saveSms(coordinator, keys(), sms({ server: `http://127.0.0.1:${port}/send` }));
		const sender = await senderOf({ backend, demo: false }, clinician);
		const message = { to: { channel: 'sms', to: '+4791234567' }, subject, text } as const;
		await sender.send(message);
		expect(posted).toMatchObject([
			{ headers: { authorization: 'Bearer hemmelig-token' }, body: { to: '+4791234567', text } },
		]);
		await removeSetting(coordinator, 'sms');
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		await expect(sender.send(message)).rejects.toMatchObject({ fault: 'not_set_up' });
		expect(posted).toHaveLength(1);
		expect(log.mock.calls).toEqual([['A message was not sent: sms, not_set_up']]);
	});

	test('is not sent with a text that is no secret of this channel, such as a national id', async () => {
		const { port, posted } = await started(smsGateway());
		vi.spyOn(console, 'error').mockImplementation(() => {});
		await saveSms(coordinator, keys(), sms({ server: `http://127.0.0.1:${port}/send` }));
		const { ciphertext, key_id } = encryptIdentity(keys(), '01017012345');
		await ownerOf(backend).run(
			`update sender_setting set ciphertext = '${ciphertext}', key_id = '${key_id}' where channel = 'sms'`,
		);
		const sender = await senderOf({ backend, demo: false }, clinician);
		await expect(
			sender.send({ to: { channel: 'sms', to: '+4791234567' }, subject, text }),
		).rejects.toMatchObject({ fault: 'secret' });
		expect(posted).toEqual([]);
	});

	test('is sent with the newest key after rotation', async () => {
		await saveMail(coordinator, keys(), mail());
		await saveSms(coordinator, keys(), sms());
		await ownerOf(backend).run(`delete from audit_event`);
		const rotated = {
			...keys(),
			identityKeys: { ...keys().identityKeys, next: Buffer.alloc(32, 5).toString('base64') },
		};
		expect(await rotateKeys(backend.service(), rotated)).toEqual({ identities: 0, secrets: 2 });
		expect(await rotateKeys(backend.service(), rotated)).toEqual({ identities: 0, secrets: 0 });
		const onlyNewest = { ...rotated, identityKeys: { next: rotated.identityKeys.next } };
		const [row] = await query<{ ciphertext: string; key_id: string }>(
			`select ciphertext, key_id from sender_setting where channel = 'sms'`,
		);
		expect(row && openSecret(onlyNewest, 'sms', row)).toBe('hemmelig-token');
		expect(await query(`select 1 from audit_event`)).toEqual([]);
	});
});

describe('a link', () => {
	const to = { channel: 'sms', to: '+4791234567' } as const;
	const origin = 'https://registry.example.no';

	async function sent(status: number) {
		const { port, posted } = await started(smsGateway(status));
		await saveSms(coordinator, keys(), sms({ server: `http://127.0.0.1:${port}/send` }));
		const sender = await senderOf({ backend, demo: false }, clinician);
		const course = { id: ids.course, unit_name: 'First' };
		return { posted, state: await sendLink(clinician, sender, course, to, origin) };
	}

	test('that is sent opens the form', async () => {
		const { posted, state } = await sent(200);
		expect(state).toEqual({ state: 'sent' });
		const { text } = posted[0]?.body as { text: string };
		expect(text).toContain('First');
		const token = /https:\/\/registry\.example\.no\/answer\/([\w-]{22})$/.exec(text)?.[1] ?? '';
		expect(await links.open(backend.anonymous(), token)).not.toBeNull();
	});

	test('that could not be sent opens nothing, leaves a trace, and can be sent again at once', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		const { posted, state } = await sent(503);
		expect(state).toEqual({ state: 'not_sent', fault: 'refused' });
		const token = (posted[0]?.body as { text: string }).text.split('/').at(-1) ?? '';
		expect(await links.open(backend.anonymous(), token)).toBeNull();
		expect((await open(clinician, ids.course, 'm12'))?.link).toBeNull();
		expect(await query(`select subject from audit_event where action = 'followup_link_not_sent'`)).toEqual([
			{ subject: ids.course },
		]);
		expect(JSON.stringify(log.mock.calls)).not.toMatch(/91234567|answer/);
		expect((await sent(200)).state).toEqual({ state: 'sent' });
	});

	test('that could not be sent leaves the one that the patient has, with its own end', async () => {
		vi.spyOn(console, 'error').mockImplementation(() => {});
		const older = await links.create(clinician, ids.course);
		const earlier = await links.create(clinician, ids.course);
		const expiry = `select expires_at::text from followup_link order by created_at desc limit 1`;
		const before = await query(expiry);
		expect((await sent(503)).state).toEqual({ state: 'not_sent', fault: 'refused' });
		expect(await links.open(backend.anonymous(), earlier?.token ?? '')).not.toBeNull();
		expect(await query(expiry)).toEqual(before);
		expect(await links.open(backend.anonymous(), older?.token ?? '')).toBeNull();
	});

	test('is taken back by who made it alone', async () => {
		const link = await links.create(clinician, ids.course);
		if (!link) throw new Error('no link');
		await ownerOf(backend).run(
			`insert into membership (account_id, role, unit_id) values ('${ids.colleague}', 'clinician', 'unit-first')`,
		);
		await links.takeBack(await clientOf(backend, 'colleague'), ids.course, link.token);
		expect(await links.open(backend.anonymous(), link.token)).not.toBeNull();
		for (const role of ['leader', 'researcher', 'coordinator', 'anonymous'] as const) {
			await expect(
				links.takeBack(await clientOf(backend, role), ids.course, link.token),
				role,
			).rejects.toMatchObject({ code: '42501' });
		}
		expect(await links.open(backend.anonymous(), link.token)).not.toBeNull();
		await links.takeBack(clinician, ids.course, link.token);
		expect(await links.open(backend.anonymous(), link.token)).toBeNull();
	});
});
