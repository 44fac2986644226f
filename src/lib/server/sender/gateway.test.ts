import { afterEach, describe, expect, it } from 'vitest';
import { smsGateway } from '../../../../tests/services/gateway.ts';
import { gatewayAddress, sendSms } from './gateway.ts';

const message = {
	to: { channel: 'sms', to: '+4791234567' },
	subject: 'Du har fått et spørreskjema',
	text: 'Hei 😀 Svar her: https://registry.example.no/answer/abc',
} as const;

const stops: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

async function started(status?: number) {
	const { stop, posted, port } = await smsGateway(status);
	stops.push(stop);
	return { posted, port, gateway: { server: `http://127.0.0.1:${port}/send`, sent_from: 'Registeret' } };
}

describe('sendSms', () => {
	it('posts the message with the token, once', async () => {
		const { posted, gateway } = await started();
		await sendSms(gateway, 'a-token', message);
		expect(posted).toMatchObject([
			{
				path: '/send',
				headers: { authorization: 'Bearer a-token', 'content-type': 'application/json' },
				body: { to: '+4791234567', from: 'Registeret', text: message.text },
			},
		]);
		expect(Object.keys(posted[0]?.body as object).sort()).toEqual(['from', 'text', 'to']);
	});

	it.each([301, 302, 307, 308])('follows no redirect (%s)', async (status) => {
		const { posted, gateway } = await started(status);
		await expect(sendSms(gateway, 'a-token', message)).rejects.toMatchObject({ fault: 'refused' });
		expect(posted.map(({ path }) => path)).toEqual(['/send']);
	});

	it.each([
		[401, 'login'],
		[403, 'login'],
		[400, 'refused'],
		[429, 'refused'],
		[500, 'refused'],
	])('an answer of %s is "%s", and nothing of the recipient', async (status, fault) => {
		const { gateway } = await started(status);
		await expect(sendSms(gateway, 'a-token', message)).rejects.toMatchObject({
			name: 'SendError',
			fault,
			message: fault,
		});
	});

	it('says that nobody answers, and that the answer is not encrypted', async () => {
		const { posted, port, gateway } = await started();
		const encrypted = { ...gateway, server: `https://127.0.0.1:${port}/send` };
		await expect(sendSms(encrypted, 'a-token', message)).rejects.toMatchObject({ fault: 'insecure' });
		await Promise.all(stops.splice(0).map((stop) => stop()));
		await expect(sendSms(gateway, 'a-token', message)).rejects.toMatchObject({ fault: 'unreachable' });
		expect(posted).toEqual([]);
	});

	it('sends nothing to an address that came past the form', async () => {
		const gateway = { server: 'http://sms.example.no/send', sent_from: 'Registeret' };
		await expect(sendSms(gateway, 'a-token', message)).rejects.toMatchObject({ fault: 'insecure' });
	});
});

describe('gatewayAddress', () => {
	it.each([
		'https://sms.example.no/send',
		'https://10.0.0.8:8443/v1/sms',
		'http://localhost:9000/',
		'http://[::1]:9000/',
	])('takes %s', (typed) => {
		expect(gatewayAddress(typed)?.href).toBe(typed);
	});

	it.each([
		'http://sms.example.no/send',
		'http://127.0.0.1.example.no/',
		'http://localhost@example.no/',
		'https://user:word@sms.example.no/',
		'https://sms.example.no/?key=secret',
		'https://sms.example.no/#part',
		'ftp://sms.example.no/',
		'file:///etc/passwd',
		'javascript:alert(1)',
		'//sms.example.no/',
		'sms.example.no',
		'https://',
		'https://sms.example.no/\r\nX-Header: 1',
		'https://sms.example.no/😀',
		'https://\u202Eon.elpmaxe/',
		'',
	])('refuses %j', (typed) => {
		expect(gatewayAddress(typed)).toBeNull();
	});
});
