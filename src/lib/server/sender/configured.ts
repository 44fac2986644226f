import { z } from 'zod';
import { channels, type Channel } from '../../domain/sender/codes.ts';
import { answer } from '../backend/answers.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import type { Encrypted } from '../identity/cipher.ts';
import { sendSms } from './gateway.ts';
import { SendError, type Message, type Sender } from './message.ts';
import { openSecret } from './secret.ts';
import { sendMail } from './smtp.ts';

const server = {
	server: z.string(),
	sent_from: z.string(),
};
const setting = z.discriminatedUnion('channel', [
	z.object({
		...server,
		channel: z.literal('email'),
		port: z.number(),
		username: z.string().nullable(),
		ciphertext: z.string().nullable(),
		key_id: z.string().nullable(),
	}),
	z.object({ ...server, channel: z.literal('sms'), ciphertext: z.string(), key_id: z.string() }),
]);

function unlocked(keys: Keys, channel: Channel, sealed: Encrypted): string {
	try {
		return openSecret(keys, channel, sealed);
	} catch {
		// The key is gone, or the text was changed: either way the coordinator writes the secret anew.
		throw new SendError('secret');
	}
}

/** Who asks for the settings: a person who may send, or a job. */
type Settings = 'sender_to_use' | 'sender_of_jobs';

async function sendBy(db: Database, keys: Keys, message: Message, settings: Settings): Promise<void> {
	const { channel } = message.to;
	const used = await answer(setting.nullable(), db.rpc(settings, { p_channel: channel }));
	if (!used) throw new SendError('not_set_up');
	if (used.channel === 'sms') return sendSms(used, unlocked(keys, channel, used), message);
	const { ciphertext, key_id } = used;
	const secret = ciphertext && key_id ? unlocked(keys, channel, { ciphertext, key_id }) : null;
	return sendMail(used, secret, message);
}

function sending(db: Database, keys: Keys, settings: Settings): Sender['send'] {
	return async (message) => {
		try {
			await sendBy(db, keys, message, settings);
		} catch (error) {
			if (error instanceof SendError) {
				console.error(`A message was not sent: ${message.to.channel}, ${error.fault}`);
			}
			throw error;
		}
	};
}

/** The sender that the coordinator set up; every message reads the settings anew. */
export async function configuredSender(db: Database, keys: Keys): Promise<Sender> {
	return {
		channels: await answer(z.array(z.enum(channels)), db.rpc('sender_channels')),
		send: sending(db, keys, 'sender_to_use'),
	};
}

/** The same settings for what no person sends. @param service the client of the jobs */
export function jobSender(service: Database, keys: Keys): Pick<Sender, 'send'> {
	return { send: sending(service, keys, 'sender_of_jobs') };
}
