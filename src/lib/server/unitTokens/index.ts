/** Tokens of units as their leader handles them; the database decides whose they are and logs every change. */
import { z } from 'zod';
import { newToken } from '../auth/unitTokens.ts';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { sha256 } from '../backend/tokens.ts';

const tokenRow = z.object({
	id: z.string(),
	name: z.string(),
	unit: z.object({ name: z.string() }),
	created_at: z.string(),
	last_used_at: z.string().nullable(),
	revoked_at: z.string().nullable(),
});
export type UnitToken = z.infer<typeof tokenRow>;

export const tokenSchema = z.object({
	unit_id: z.string().min(1).max(100),
	name: z.string().trim().min(2).max(80),
});

/** Newest first, the revoked ones last. */
export async function listTokens(db: Database): Promise<UnitToken[]> {
	const rows = await answer(
		z.array(tokenRow),
		db
			.from('unit_token')
			.select('id, name, created_at, last_used_at, revoked_at, unit(name)')
			.order('created_at', { ascending: false }),
	);
	return [...rows.filter((row) => row.revoked_at === null), ...rows.filter((row) => row.revoked_at !== null)];
}

/** The units that the leader may give tokens to. */
export function listTokenUnits(db: Database): Promise<{ id: string; name: string }[]> {
	return answer(z.array(z.object({ id: z.string(), name: z.string() })), db.rpc('token_units'));
}

const refusals = new Set(['42501', 'PT422']);

/** @returns the token, which is stored nowhere; null when the unit is not one of the leader's */
export async function createToken(
	db: Database,
	{ unit_id, name }: z.infer<typeof tokenSchema>,
): Promise<string | null> {
	const token = newToken();
	try {
		await done(db.rpc('create_unit_token', { p_unit: unit_id, p_name: name, p_token_hash: sha256(token) }));
		return token;
	} catch (error) {
		if (error instanceof DatabaseError && refusals.has(error.code)) return null;
		throw error;
	}
}

/** Ends a token at once. @returns false when it is not one of the leader's */
export async function revokeToken(db: Database, id: string): Promise<boolean> {
	try {
		await done(db.rpc('revoke_unit_token', { p_token: id }));
		return true;
	} catch (error) {
		if (error instanceof DatabaseError && error.code === '42501') return false;
		throw error;
	}
}
