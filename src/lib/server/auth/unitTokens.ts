import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { sha256 } from '../backend/tokens.ts';

/** What a token acts as. */
export interface TokenAccount {
	accountId: string;
	unitId: string;
}

const form = /^rr_[\w-]{43}$/;
const minute = 60_000;

/** A new token: 256 random bits, so that guessing needs no limit. The prefix lets scanners of leaked keys know it. */
export function newToken(): string {
	return `rr_${randomBytes(32).toString('base64url')}`;
}

const tokenRow = z.object({
	id: z.string(),
	unit_id: z.string(),
	account_id: z.string(),
	last_used_at: z.string().nullable(),
	account: z.object({ active: z.boolean() }),
});

/**
 * Looks the token up by its hash: how long that takes tells nothing of the token itself.
 *
 * @param db past row level security: nobody else reads hashes
 */
export async function accountOfToken(db: Database, token: string): Promise<TokenAccount | null> {
	if (!form.test(token)) return null;
	const row = await answer(
		tokenRow.nullable(),
		db
			.from('unit_token')
			.select('id, unit_id, account_id, last_used_at, account:account_id(active)')
			.eq('token_hash', sha256(token))
			.is('revoked_at', null)
			.maybeSingle(),
	);
	if (!row?.account.active) return null;
	// Within a minute is near enough for "last used", and many courses at once are not as many writes of one row.
	if (row.last_used_at === null || Date.now() - Date.parse(row.last_used_at) > minute) {
		await done(db.from('unit_token').update({ last_used_at: new Date().toISOString() }).eq('id', row.id));
	}
	return { accountId: row.account_id, unitId: row.unit_id };
}
