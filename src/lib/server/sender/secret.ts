import type { Channel } from '../../domain/sender/codes.ts';
import type { Keys } from '../backend/config.ts';
import { decryptIdentity, encryptIdentity, type Encrypted } from '../identity/cipher.ts';

/** In front of the secret, so that no other text of these keys, such as a national id, is ever sent as a password. */
const mark = (channel: Channel) => `sender:${channel}:`;

/** A channel's password or token, as the database keeps it. */
export function sealSecret(keys: Keys, channel: Channel, secret: string): Encrypted {
	return encryptIdentity(keys, mark(channel) + secret);
}

/** @throws Error when the key is unknown, the text was changed or is not the secret of this channel */
export function openSecret(keys: Keys, channel: Channel, sealed: Encrypted): string {
	const text = decryptIdentity(keys, sealed);
	if (!text.startsWith(mark(channel))) throw new Error('the text is not the secret of this channel');
	return text.slice(mark(channel).length);
}
