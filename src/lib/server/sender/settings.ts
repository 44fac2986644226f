/** How messages are sent, as the coordinator sets it up; the database logs every change. */
import { z } from 'zod';
import { channels, type Channel } from '../../domain/sender/codes.ts';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import type { MailSettings, SmsSettings } from './forms.ts';
import { sealSecret } from './secret.ts';

export { mailSchema, smsSchema } from './forms.ts';

const row = z
	.object({
		channel: z.enum(channels),
		server: z.string().nullable(),
		port: z.number().nullable(),
		username: z.string().nullable(),
		sent_from: z.string().nullable(),
		key_id: z.string().nullable(),
	})
	.transform(({ key_id, ...shown }) => ({ ...shown, has_secret: key_id !== null }));
export type SenderSetting = z.infer<typeof row>;

/** Both channels, without their secrets, which leave the database for sending alone. */
export async function listSettings(db: Database): Promise<Record<Channel, SenderSetting>> {
	const rows = await answer(
		z.array(row),
		db.from('sender_setting').select('channel, server, port, username, sent_from, key_id'),
	);
	const of = (channel: Channel) => {
		const found = rows.find((one) => one.channel === channel);
		if (!found) throw new Error(`no settings of ${channel}`);
		return found;
	};
	return { email: of('email'), sms: of('sms') };
}

const noSecret = { ciphertext: null, key_id: null };

/** @returns false when the secret must be written: there is none yet, or it was given for another server */
async function change(db: Database, channel: Channel, changes: Record<string, unknown>): Promise<boolean> {
	try {
		await answer(
			z.array(z.unknown()).length(1),
			db.from('sender_setting').update(changes).eq('channel', channel).select('channel'),
		);
		return true;
	} catch (error) {
		if (error instanceof DatabaseError && error.message === 'secret_missing') return false;
		throw error;
	}
}

/** @returns false when the password must be written */
export function saveMail(db: Database, keys: Keys, { secret, ...server }: MailSettings): Promise<boolean> {
	const sealed =
		secret !== null ? sealSecret(keys, 'email', secret) : server.username === null ? noSecret : {};
	return change(db, 'email', { ...server, ...sealed });
}

/** @returns false when the token must be written */
export function saveSms(db: Database, keys: Keys, { secret, ...server }: SmsSettings): Promise<boolean> {
	return change(db, 'sms', { ...server, ...(secret === null ? {} : sealSecret(keys, 'sms', secret)) });
}

/** Forgets how a channel is sent, secret included. */
export async function removeSetting(db: Database, channel: Channel): Promise<void> {
	const nothing = { server: null, port: null, username: null, sent_from: null, ...noSecret };
	await done(db.from('sender_setting').update(nothing).eq('channel', channel));
}
