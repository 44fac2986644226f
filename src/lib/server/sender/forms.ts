import { isIP } from 'node:net';
import { z } from 'zod';
import { gatewayAddress } from './gateway.ts';

const printable = /^[\x20-\x7e]*$/;
/** Empty is none. */
const orNull = (text: string) => (text === '' ? null : text);

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const hostName = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`);

const host = z
	.string()
	.trim()
	.toLowerCase()
	.refine((text) => hostName.test(text) || isIP(text) === 6);

const port = z
	.string()
	.trim()
	.regex(/^\d{1,5}$/)
	.transform(Number)
	.pipe(z.number().min(1).max(65_535));

/** Passwords may be of western European letters; whatever else a keyboard cannot type is a mistake. */
const password = z
	.string()
	.max(200)
	.regex(/^[\x20-\x7e\u00a1-\u00ff]*$/)
	.transform(orNull);

/** The settings of the mail server as typed. A secret left out is the one that is there. */
export const mailSchema = z
	.object({
		server: host,
		port,
		username: z.string().trim().max(254).regex(printable).transform(orNull),
		secret: password,
		sent_from: z.string().trim().max(254).pipe(z.email()),
	})
	.superRefine(({ username, secret }, context) => {
		if (secret !== null && username === null) context.addIssue({ code: 'custom', path: ['username'] });
	});

/** The settings of the SMS gateway as typed. The sender is a number, or up to 11 letters and digits as phones show them. */
export const smsSchema = z.object({
	server: z
		.string()
		.trim()
		.max(500)
		.refine((text) => gatewayAddress(text) !== null),
	secret: z
		.string()
		.trim()
		.max(2000)
		.regex(/^[\x21-\x7e]*$/)
		.transform(orNull),
	sent_from: z
		.string()
		.trim()
		.regex(/^(?:\+?\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9 ]{0,9}[A-Za-z0-9])?)$/),
});

export type MailSettings = z.infer<typeof mailSchema>;
export type SmsSettings = z.infer<typeof smsSchema>;
