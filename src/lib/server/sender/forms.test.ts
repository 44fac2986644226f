import { describe, expect, it } from 'vitest';
import { mailSchema, smsSchema } from './forms.ts';

const mail = {
	server: 'smtp.kommune.no',
	port: '587',
	username: 'registry',
	secret: 'et godt passord med æøå',
	sent_from: 'post@kommune.no',
};
const sms = { server: 'https://sms.example.no/send', secret: 'a-token', sent_from: 'Registeret' };

const wrong = (result: { error?: { issues: { path: PropertyKey[] }[] } }) =>
	result.error?.issues.map(({ path }) => path[0]) ?? [];

describe('mailSchema', () => {
	it('reads what is typed', () => {
		expect(mailSchema.parse({ ...mail, server: ' SMTP.Kommune.no ' })).toEqual({ ...mail, port: 587 });
		expect(mailSchema.parse({ ...mail, username: '', secret: '' })).toMatchObject({
			username: null,
			secret: null,
		});
		expect(mailSchema.parse({ ...mail, server: '::1' }).server).toBe('::1');
	});

	it.each([
		['server', ''],
		['server', 'smtp.kommune.no\r\nQUIT'],
		['server', 'https://smtp.kommune.no'],
		['server', 'smtp kommune.no'],
		['server', 'smtp😀.no'],
		['server', '\u202Eon.ptms'],
		['server', `${'a'.repeat(64)}.no`],
		['server', `${'ab.'.repeat(100)}no`],
		['port', ''],
		['port', '0'],
		['port', '65536'],
		['port', '58 7'],
		['port', '1e3'],
		['username', 'registry\nAUTH'],
		['username', '😀'],
		['username', 'a'.repeat(255)],
		['username', ''],
		['secret', 'one\ntwo'],
		['secret', '🔑'],
		['secret', 'شفرة'],
		['secret', 'a'.repeat(201)],
		['sent_from', ''],
		['sent_from', 'Kommunen <post@kommune.no>'],
		['sent_from', 'post@kommune.no\r\nBcc: all@example.org'],
		['sent_from', 'post@kommune.no, all@example.org'],
		['sent_from', 'post😀@kommune.no'],
		['sent_from', '\u202Epost@kommune.no'],
		['sent_from', `${'a'.repeat(250)}@kommune.no`],
	])('refuses %s %j at its field', (field, typed) => {
		expect(wrong(mailSchema.safeParse({ ...mail, [field]: typed }))).toEqual([field]);
	});
});

describe('smsSchema', () => {
	it.each(['Registeret', 'Team 7', '+4791234567', '2099', 'Abc'])('takes the sender %s', (sent_from) => {
		expect(smsSchema.parse({ ...sms, sent_from }).sent_from).toBe(sent_from);
	});

	it.each([
		['server', 'http://sms.example.no/send'],
		['server', `https://sms.example.no/${'a'.repeat(500)}`],
		['secret', 'two words'],
		['secret', 'one\r\nX-Header: two'],
		['secret', 'nøkkel'],
		['secret', 'a'.repeat(2001)],
		['sent_from', ''],
		['sent_from', 'Tolv bokstaver'],
		['sent_from', '12'],
		['sent_from', 'Team\n7'],
		['sent_from', 'Team😀'],
		['sent_from', '\u202Emaet'],
		['sent_from', '+47912345678901234'],
	])('refuses %s %j at its field', (field, typed) => {
		expect(wrong(smsSchema.safeParse({ ...sms, [field]: typed }))).toEqual([field]);
	});
});
