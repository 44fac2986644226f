import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import type { Registry } from '../../src/lib/server/registry.ts';
import { removeSetting, saveMail } from '../../src/lib/server/sender/settings.ts';
import { add, end, list, type Frequency } from '../../src/lib/server/subscriptions/index.ts';
import { sendDue } from '../../src/lib/server/subscriptions/send.ts';
import { endToken } from '../../src/lib/server/subscriptions/token.ts';
import { smtpServer, type Mail } from '../services/smtp.ts';
import { clientOf, empty, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let leader: Database;
let mails: Mail[];
let stop: () => Promise<void>;

const origin = 'https://registry.example.no';
const oslo = 'organisation=municipality-0301';
const registry = () => ({ backend, demo: false }) as Registry;
const send = (on: string) => sendDue(registry(), { origin, on });
/** A subscription that was made in January 2026. */
async function subscribe(address: string, frequency: Frequency = 'monthly', locale: 'nb' | 'en' = 'nb') {
	expect(await add(leader, backend.config.keys, { address, frequency, locale })).toBe(true);
	await ownerOf(backend).run(`update subscription set created_at = '2026-01-15T12:00:00Z'`);
}

/** Completed courses of the leader's unit, of the last year that is over. */
const courses = (count: number) => `
	insert into person (id, birth_date, sex)
		select ('00000001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, date '1950-01-01' + n, 'female' from generate_series(1, ${count}) n;
	insert into course (id, unit_id, person_id, status, residence_municipality_id, start_date, end_date, service_level, delivery, phase, diagnosis_group, main_instrument, completed_at)
		select ('00000002-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'unit-other', ('00000001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
			'completed', 'municipality-0301', d.day - 40, d.day, '2', 'home', 'early', 'stroke', 'barthel20', now()
		from generate_series(1, ${count}) n, (select (date_trunc('year', current_date) - interval '6 months')::date as day) d;
	insert into measurement (course_id, instrument, timepoint, value)
		select c.id, 'barthel20', t.timepoint, t.value from course c, (values ('start', 10), ('end', 15)) t (timepoint, value) where c.unit_id = 'unit-other';
`;

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(async () => {
	vi.spyOn(console, 'error').mockImplementation(() => {});
	await ownerOf(backend).run(
		`${empty} ${setUp} delete from subscription; update sender_setting set server = null, port = null, sent_from = null;`,
	);
	leader = await clientOf(backend, 'leader');
	const started = await smtpServer();
	mails = started.mails;
	stop = started.stop;
	await saveMail(await clientOf(backend, 'coordinator'), backend.config.keys, {
		...{
			server: '127.0.0.1',
			port: started.port,
			username: null,
			secret: null,
			sent_from: 'post@example.no',
		},
	});
});
afterEach(async () => {
	vi.restoreAllMocks();
	await stop();
});
afterAll(() => backend.close());

/** The words of a mail, whatever its transfer made of them. */
function words({ data }: Mail): string {
	const [head = '', ...body] = data.split('\r\n\r\n');
	const text = body.join('\n\n').replaceAll('\r\n', '\n');
	if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString();
	if (!/quoted-printable/i.test(head)) return text;
	const bytes = text
		.replaceAll('=\n', '')
		.replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString();
}
const first = () => {
	const [mail] = mails;
	if (!mail) throw new Error('no mail came');
	return words(mail);
};

describe('a mail', () => {
	test('says the finding and where to see and to end it', async () => {
		await ownerOf(backend).run(courses(8));
		await subscribe(`/indicators/function_paired?${oslo}`);
		expect(await send('2026-02-03')).toBe(1);
		expect(mails[0]?.to).toEqual(['leader@test.invalid']);
		expect(first()).toMatch(/Målt før og etter, Oslo/);
		expect(first()).toMatch(/100\s%/);
		expect(first()).toContain(`${origin}/indicators/function_paired?${oslo}`);
		expect(first()).toMatch(new RegExp(`${origin}/unsubscribe/[\\w-]{43}`));
		expect(first()).toContain('hver måned');
	});

	test('comes in the language that the person had', async () => {
		await ownerOf(backend).run(courses(8));
		await subscribe(`/indicators?${oslo}`, 'quarterly', 'en');
		await send('2026-04-01');
		expect(first()).toContain('See the view:');
		expect(first()).not.toMatch(/indikatorer|visningen/);
	});

	test.each(['/indicators/function_paired', '/indicators'])('has no number that %s hides', async (page) => {
		await ownerOf(backend).run(courses(3));
		await subscribe(`${page}?${oslo}`);
		await send('2026-02-03');
		// The year is the only number of the first part.
		const told = first()
			.split(origin)[0]
			?.replaceAll(/\b20\d\d\b/g, '');
		expect(told).toMatch(/Oslo/);
		expect(told).not.toMatch(/\d/);
	});
});

describe('a period', () => {
	beforeEach(() => subscribe(`/indicators?${oslo}`));

	test('has one mail, also where two processes look at once', async () => {
		const sent = await Promise.all([send('2026-02-01'), send('2026-02-01'), send('2026-02-01')]);
		expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
		expect(await send('2026-02-28')).toBe(0);
		expect(await send('2026-03-01')).toBe(1);
		expect(mails).toHaveLength(2);
		expect(await list(leader)).toMatchObject([{ sent_for: '2026-03-01' }]);
	});

	test('that had begun before has none, and a quarter is three months', async () => {
		expect(await send('2026-01-31')).toBe(0);
		await ownerOf(backend).run(`update subscription set frequency = 'quarterly'`);
		expect(await send('2026-03-31')).toBe(0);
		expect(await send('2026-04-01')).toBe(1);
		expect(await send('2026-06-30')).toBe(0);
	});

	test('whose mail could not be sent has it at the next look', async () => {
		const coordinator = await clientOf(backend, 'coordinator');
		await removeSetting(coordinator, 'email');
		expect(await send('2026-02-01')).toBe(0);
		expect(await list(leader)).toMatchObject([{ sent_for: null }]);
		const again = await smtpServer();
		await saveMail(coordinator, backend.config.keys, {
			...{
				server: '127.0.0.1',
				port: again.port,
				username: null,
				secret: null,
				sent_from: 'post@example.no',
			},
		});
		expect(await send('2026-02-01')).toBe(1);
		await again.stop();
	});
});

describe('nothing is sent', () => {
	beforeEach(() => subscribe(`/indicators?${oslo}`));

	test('to an account that is closed', async () => {
		await ownerOf(backend).run(`update account set active = false where id = '${ids.leader}'`);
		expect(await send('2026-02-01')).toBe(0);
		expect(mails).toEqual([]);
	});

	test('to a person who has no role left', async () => {
		await ownerOf(backend).run(`delete from membership where account_id = '${ids.leader}'`);
		expect(await send('2026-02-01')).toBe(0);
		expect(mails).toEqual([]);
	});

	test('after the link of a mail has ended it', async () => {
		await send('2026-02-01');
		const token = /unsubscribe\/([\w-]+)/.exec(first())?.[1] ?? '';
		const anonymous = backend.anonymous();
		expect(await end(anonymous, 'another-token')).toBe(false);
		expect(await end(anonymous, token)).toBe(true);
		expect(await end(anonymous, token)).toBe(false);
		expect(await send('2026-03-01')).toBe(0);
	});
});

test('a view is subscribed to once, and its token is no secret of the database', async () => {
	const wanted = { address: `/indicators?${oslo}`, frequency: 'monthly', locale: 'nb' } as const;
	await subscribe(wanted.address);
	expect(await add(leader, backend.config.keys, wanted)).toBe(false);
	const [row] = await ownerOf(backend).query<{ id: string; token_hash: string }>(
		'select * from subscription',
	);
	expect(row?.token_hash).not.toContain(endToken(backend.config.keys, row?.id ?? ''));
	await expect(leader.from('subscription').select('token_hash')).resolves.toMatchObject({ data: null });
});
