/** Views that a person has mailed: to list, to add, to end. Row level security keeps everyone to their own. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { locales, type Locale } from '../../paraglide/runtime.js';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import { sha256 } from '../backend/tokens.ts';
import { endToken } from './token.ts';

export const frequencies = ['monthly', 'quarterly'] as const;
export type Frequency = (typeof frequencies)[number];

const row = z.object({
	id: z.string(),
	address: z.string(),
	frequency: z.enum(frequencies),
	locale: z.enum(locales),
	sent_for: z.string().nullable(),
});
export type Subscription = z.infer<typeof row>;

export function list(db: Database): Promise<Subscription[]> {
	return answer(
		z.array(row),
		db.from('subscription').select('id, address, frequency, locale, sent_for').order('created_at'),
	);
}

const uniqueViolation = '23505';

/** @returns false when the person subscribes to the view already */
export async function add(
	db: Database,
	keys: Keys,
	wanted: { address: string; frequency: Frequency; locale: Locale },
): Promise<boolean> {
	const id = randomUUID();
	try {
		await done(db.from('subscription').insert({ id, ...wanted, token_hash: sha256(endToken(keys, id)) }));
		return true;
	} catch (error) {
		if (error instanceof DatabaseError && error.code === uniqueViolation) return false;
		throw error;
	}
}

export async function remove(db: Database, id: string): Promise<void> {
	await done(db.from('subscription').delete().eq('id', id));
}

/** By the link of a mail, by whoever has it. @returns false where it has ended already or was never one */
export function end(anonymous: Database, token: string): Promise<boolean> {
	return answer(z.boolean(), anonymous.rpc('end_subscription', { p_token_hash: sha256(token) }));
}
