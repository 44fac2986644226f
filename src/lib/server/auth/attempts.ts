import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const windowMinutes = 15;
/** Tries within the window: of one email from one address, of one email from anywhere, of one address at any email. */
const limits = [5, 25, 50] as const;

export interface Attempt {
	keys: readonly [string, string, string];
}

/** Emails and addresses are stored as keyed hashes only: the table says how often, not who. */
export function attemptOf(hmacKey: string, email: string, address: string): Attempt {
	const key = (...parts: string[]) =>
		createHmac('sha256', Buffer.from(hmacKey, 'base64')).update(parts.join('\n')).digest('base64url');
	return { keys: [key('both', email, address), key('email', email), key('address', address)] };
}

/**
 * Counts the try before its password is looked at, so that many at once do not slip through.
 *
 * @returns false when one of the limits is reached
 */
export async function countAttempt(db: Database, attempt: Attempt): Promise<boolean> {
	const since = new Date(Date.now() - windowMinutes * 60_000).toISOString();
	await done(db.from('sign_in_attempt').insert(attempt.keys.map((key_hash) => ({ key_hash }))));
	await done(db.from('sign_in_attempt').delete().lt('at', since));
	const rows = await answer(
		z.array(z.object({ key_hash: z.string() })),
		db
			.from('sign_in_attempt')
			.select('key_hash')
			.in('key_hash', [...attempt.keys])
			.gte('at', since)
			.limit(1000),
	);
	return attempt.keys.every(
		(key, index) => rows.filter((row) => row.key_hash === key).length <= (limits[index] ?? 0),
	);
}

/** A right password: the tries of this email from this address are forgotten. */
export async function forgetAttempts(db: Database, attempt: Attempt): Promise<void> {
	await done(db.from('sign_in_attempt').delete().in('key_hash', [attempt.keys[0], attempt.keys[1]]));
}
