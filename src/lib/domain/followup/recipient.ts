import { z } from 'zod';
import type { Channel } from '../sender/codes.ts';

/** Where a message goes: a mobile in international form, or an email address. */
export interface Recipient {
	channel: Channel;
	to: string;
}

const email = z.email().max(254);

/** A Norwegian mobile (eight digits, 4 or 9 first), a number with its country code, or an email; null where it is neither. */
export function readRecipient(typed: string): Recipient | null {
	const value = typed.trim();
	if (value.includes('@')) {
		const read = email.safeParse(value);
		return read.success ? { channel: 'email', to: read.data } : null;
	}
	const digits = value.replace(/[\s.()-]/g, '').replace(/^00/, '+');
	if (/^(\+47)?[49]\d{7}$/.test(digits)) return { channel: 'sms', to: `+47${digits.slice(-8)}` };
	return /^\+(?!47)[1-9]\d{7,14}$/.test(digits) ? { channel: 'sms', to: digits } : null;
}
