import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { z } from 'zod';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { accountColumns, accountRow, type AccountRow } from './people.ts';
import { sha256 } from '../backend/tokens.ts';

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaOn>;
		DatabaseUserAttributes: { account: AccountRow };
	}
}

const sessionRow = z.object({ id: z.string(), account_id: z.string(), expires_at: z.string() });

/**
 * Lucia on the database's session table. Only the hash of a session id is stored. With the session comes the account and
 * its roles: every request of a signed-in person begins with this one question.
 */
function sessionAdapter(db: Database): Adapter {
	return {
		async getSessionAndUser(id) {
			const row = await answer(
				sessionRow.extend({ account: accountRow }).nullable(),
				db
					.from('session')
					.select(`id, account_id, expires_at, account(${accountColumns})`)
					.eq('id', sha256(id))
					.maybeSingle(),
			);
			if (!row?.account.active) return [null, null];
			return [
				{ id, userId: row.account_id, expiresAt: new Date(row.expires_at), attributes: {} },
				{ id: row.account_id, attributes: { account: row.account } },
			];
		},
		async getUserSessions(accountId) {
			const rows = await answer(
				z.array(sessionRow),
				db.from('session').select('id, account_id, expires_at').eq('account_id', accountId),
			);
			return rows.map((row) => ({
				id: row.id,
				userId: row.account_id,
				expiresAt: new Date(row.expires_at),
				attributes: {},
			}));
		},
		async setSession(session) {
			await done(
				db.from('session').insert({
					id: sha256(session.id),
					account_id: session.userId,
					expires_at: session.expiresAt.toISOString(),
				}),
			);
		},
		async updateSessionExpiration(id, expiresAt) {
			await done(db.from('session').update({ expires_at: expiresAt.toISOString() }).eq('id', sha256(id)));
		},
		async deleteSession(id) {
			await done(db.from('session').delete().eq('id', sha256(id)));
		},
		async deleteUserSessions(accountId) {
			await done(db.from('session').delete().eq('account_id', accountId));
		},
		async deleteExpiredSessions() {
			await done(db.from('session').delete().lt('expires_at', new Date().toISOString()));
		},
	};
}

/**
 * Sessions of the registry: a working day, prolonged while in use.
 *
 * @param db past row level security: nobody else reads the session table
 * @param secure whether cookies travel over https alone
 */
export function luciaOn(db: Database, secure: boolean) {
	return new Lucia(sessionAdapter(db), {
		sessionExpiresIn: new TimeSpan(12, 'h'),
		getUserAttributes: ({ account }) => ({ account }),
		sessionCookie: { name: 'session', expires: false, attributes: { secure, sameSite: 'lax' } },
	});
}
