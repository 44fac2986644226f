import { afterEach, describe, expect, it } from 'vitest';
import { smtpServer } from '../../../../tests/services/smtp.ts';
import { mailTransport, sendMail, type MailServer } from './smtp.ts';

const message = {
	to: { channel: 'email', to: 'kari@example.org' },
	subject: 'Du har fått et spørreskjema',
	text: 'Hei. Svar her: https://registry.example.no/answer/abcdefghijklmnopqrstuv',
} as const;

const stops: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

async function started(behaviour: Parameters<typeof smtpServer>[0] = {}) {
	const server = await smtpServer(behaviour);
	stops.push(server.stop);
	const mail: MailServer = {
		server: '127.0.0.1',
		port: server.port,
		username: null,
		sent_from: 'post@example.no',
	};
	return { mails: server.mails, mail };
}

/** Header lines by name, and the text, decoded. */
function read(data: string) {
	const [head = '', ...body] = data.split('\r\n\r\n');
	const lines = head.replace(/\r\n\s+/g, ' ').split('\r\n');
	const headers = new Map(
		lines.map((line) => [line.split(': ')[0]?.toLowerCase(), line.split(': ').slice(1).join(': ')]),
	);
	const quoted = (text: string) =>
		Buffer.from(
			text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
			'latin1',
		).toString();
	const subject = (headers.get('subject') ?? '')
		.replace(/\?= =\?UTF-8\?Q\?/g, '')
		.replace(/=\?UTF-8\?Q\?(.*)\?=/, (_, words: string) => quoted(words.replaceAll('_', ' ')));
	return { headers, subject, text: quoted(body.join('\r\n\r\n').replace(/=\r\n/g, '')).trim() };
}

describe('sendMail', () => {
	it('brings one plain text mail to the recipient, from the address that is set up', async () => {
		const { mails, mail } = await started({ login: 'registry:secret' });
		await sendMail({ ...mail, username: 'registry' }, 'secret', message);
		expect(mails).toMatchObject([{ user: 'registry', from: 'post@example.no', to: ['kari@example.org'] }]);
		const { headers, subject, text } = read(mails[0]?.data ?? '');
		expect(subject).toBe(message.subject);
		expect(text).toBe(message.text);
		expect(headers.get('to')).toBe('kari@example.org');
		expect(headers.get('from')).toBe('post@example.no');
		expect(headers.get('content-type')).toMatch(/^text\/plain/);
		expect(headers.get('auto-submitted')).toBe('auto-generated');
		expect(headers.has('x-mailer')).toBe(false);
	});

	it('keeps signs of every script in the text', async () => {
		const { mails, mail } = await started();
		const text = 'Ærlig talt 😀 שלום\n.\nEtter et punktum';
		await sendMail(mail, null, { ...message, text });
		expect(read(mails[0]?.data ?? '').text.replaceAll('\r\n', '\n')).toBe(text.replace('\n.\n', '\n..\n'));
	});

	it.each([
		'kari@example.org\r\nBcc: all@example.org',
		'kari@example.org>\r\nRCPT TO:<all@example.org',
		'kari@example.org, ola@example.org',
	])('writes to nobody else for %j', async (to) => {
		const { mails, mail } = await started();
		await sendMail(mail, null, { ...message, to: { channel: 'email', to } }).catch(() => {});
		expect(mails.flatMap((one) => one.to).filter((one) => /^(all|ola)@/.test(one))).toEqual([]);
		expect(mails.map((one) => one.data).join()).not.toMatch(/^bcc:/im);
	});

	it.each([
		['login', { login: 'registry:another' }],
		['recipient', { login: 'registry:secret', recipient: '550 no such person' }],
		['refused', { login: 'registry:secret', from: '553 not you' }],
		['refused', { login: 'registry:secret', taken: '554 looks like spam' }],
	] as const)('says %s, and nothing of the recipient', async (fault, behaviour) => {
		const { mails, mail } = await started(behaviour);
		const error: unknown = await sendMail({ ...mail, username: 'registry' }, 'secret', message).catch(
			(thrown: unknown) => thrown,
		);
		expect(error).toMatchObject({ name: 'SendError', fault, message: fault });
		expect(mails).toEqual([]);
	});

	it('says that nobody answers', async () => {
		const { mail } = await started();
		await Promise.all(stops.splice(0).map((stop) => stop()));
		await expect(sendMail(mail, null, message)).rejects.toMatchObject({ fault: 'unreachable' });
	});
});

describe('mailTransport', () => {
	const mail = { server: 'smtp.example.no', port: 587, username: 'registry', sent_from: 'post@example.no' };

	it.each([
		['smtp.example.no', 587, { secure: false, requireTLS: true, ignoreTLS: false }],
		['smtp.example.no', 25, { secure: false, requireTLS: true, ignoreTLS: false }],
		['smtp.example.no', 465, { secure: true, ignoreTLS: false }],
		['127.0.0.1.example.no', 587, { secure: false, requireTLS: true, ignoreTLS: false }],
		['127.0.0.1', 465, { secure: true }],
		['localhost', 25, { secure: false, requireTLS: false, ignoreTLS: true }],
	])('%s:%s', (server, port, expected) => {
		expect(mailTransport({ ...mail, server, port }, 'secret')).toMatchObject(expected);
	});

	it('checks the certificate, waits ten seconds at most and signs in as the user', () => {
		expect(mailTransport(mail, 'secret')).toMatchObject({
			tls: { rejectUnauthorized: true },
			auth: { user: 'registry', pass: 'secret' },
			connectionTimeout: 10_000,
			greetingTimeout: 10_000,
			socketTimeout: 10_000,
			dnsTimeout: 10_000,
		});
	});
});
