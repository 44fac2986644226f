import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { sha256 } from '../backend/tokens.ts';
import { hashPassword } from './passwords.ts';

const daysValid = 7;

/**
 * Makes a one-time link's token; only its hash is stored.
 *
 * @param accountId whose password it sets; null: it creates the first coordinator
 */
export async function invite(db: Database, accountId: string | null): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	const expires_at = new Date(Date.now() + daysValid * 86_400_000).toISOString();
	await done(db.from('invitation').insert({ token_hash: sha256(token), account_id: accountId, expires_at }));
	return token;
}

export interface Invitation {
	/** null: for the first coordinator */
	account: { id: string; display_name: string; email: string } | null;
}

export async function readInvitation(db: Database, token: string): Promise<Invitation | null> {
	return answer(
		z
			.object({
				account: z.object({ id: z.string(), display_name: z.string(), email: z.string() }).nullable(),
			})
			.nullable(),
		db
			.from('invitation')
			.select('account(id, display_name, email)')
			.eq('token_hash', sha256(token))
			.is('used_at', null)
			.gt('expires_at', new Date().toISOString())
			.maybeSingle(),
	);
}

/** Marks the link as used. @returns false when it was used meanwhile */
async function spend(db: Database, token: string): Promise<boolean> {
	const rows = await answer(
		z.array(z.object({ token_hash: z.string() })),
		db
			.from('invitation')
			.update({ used_at: new Date().toISOString() })
			.eq('token_hash', sha256(token))
			.is('used_at', null)
			.gt('expires_at', new Date().toISOString())
			.select('token_hash'),
	);
	return rows.length === 1;
}

export async function setPassword(db: Database, accountId: string, password: string): Promise<void> {
	await done(
		db.from('account_credential').upsert({
			account_id: accountId,
			password_hash: await hashPassword(password),
			updated_at: new Date().toISOString(),
		}),
	);
}

/**
 * Uses the link: sets the password, and for the first coordinator creates the account.
 *
 * @returns the account's id, or null when the link is not valid any more
 */
export async function acceptInvitation(
	db: Database,
	token: string,
	password: string,
	first: { email: string; display_name: string } | null,
): Promise<string | null> {
	const invitation = await readInvitation(db, token);
	if (!invitation || (!invitation.account && !first) || !(await spend(db, token))) return null;
	let id = invitation.account?.id;
	if (!id) {
		const created = await answer(
			z.object({ id: z.string() }),
			db
				.from('account')
				.insert({ ...first, active: true })
				.select('id')
				.single(),
		);
		id = created.id;
		await done(db.from('membership').insert({ account_id: id, role: 'coordinator' }));
	}
	await setPassword(db, id, password);
	return id;
}
