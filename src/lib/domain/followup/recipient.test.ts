import { describe, expect, it } from 'vitest';
import { readRecipient } from './recipient.ts';

describe('readRecipient', () => {
	it.each([
		['912 34 567', 'sms', '+4791234567'],
		['+47 41 23 45 67', 'sms', '+4741234567'],
		['0047 91234567', 'sms', '+4791234567'],
		['+46 70-123 45 67', 'sms', '+46701234567'],
		[' kari@example.org ', 'email', 'kari@example.org'],
	])('%s is %s', (typed, channel, to) => {
		expect(readRecipient(typed)).toEqual({ channel, to });
	});

	it.each([
		'kari@example.org\nBcc: all@example.org',
		'kari@example.org, ola@example.org',
		'Kari <kari@example.org>',
		'kari😀@example.org',
		'\u202Ekari@example.org',
		'كاري@example.org',
		`${'a'.repeat(250)}@example.org`,
		'912\u202E34567',
		'٩١٢٣٤٥٦٧',
		`+46${'7'.repeat(40)}`,
	])('%j, which could say more than an address, is nobody', (typed) => {
		expect(readRecipient(typed)).toBeNull();
	});

	it.each(['', '22 12 34 56', '9123456', '912345678', '+47 22 12 34 56', 'kari@', 'kari', '01017012345'])(
		'%s is nobody',
		(typed) => {
			expect(readRecipient(typed)).toBeNull();
		},
	);
});
