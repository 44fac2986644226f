/** Accounts and their roles, as a coordinator handles them; the database logs every change. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { roles } from '../../domain/codes.ts';
import { DatabaseError, answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { NewPerson, NewRole } from './forms.ts';

export { personSchema, roleSchema } from './forms.ts';

const place = z.object({ name: z.string() }).nullable();
const accountRow = z.object({
	id: z.string(),
	email: z.string(),
	display_name: z.string(),
	active: z.boolean(),
	membership: z.array(z.object({ id: z.string(), role: z.enum(roles), unit: place, organisation: place })),
});
export type Account = z.infer<typeof accountRow>;

const columns = 'id, email, display_name, active, membership(id, role, unit(name), organisation(name))';

/** The accounts behind the tokens of units: nobody signs in as one, and only revoking the token closes it. */
const machines = 'token-%@units.invalid';

export function listAccounts(db: Database): Promise<Account[]> {
	return answer(
		z.array(accountRow),
		db.from('account').select(columns).not('email', 'like', machines).order('display_name'),
	);
}

export function readAccount(db: Database, id: string): Promise<Account | null> {
	return answer(
		accountRow.nullable(),
		db.from('account').select(columns).eq('id', id).not('email', 'like', machines).maybeSingle(),
	);
}

const uniqueViolation = '23505';

async function unlessTaken(work: () => Promise<void>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (error) {
		if (error instanceof DatabaseError && error.code === uniqueViolation) return false;
		throw error;
	}
}

/** Adds an account with its first role. @returns its id, or null when the email is taken */
export async function addAccount(db: Database, person: NewPerson, role: NewRole): Promise<string | null> {
	const id = randomUUID();
	const added = await unlessTaken(() => done(db.from('account').insert({ id, ...person })));
	if (!added) return null;
	await addRole(db, id, role);
	return id;
}

/** @returns false when the account has the role already */
export function addRole(db: Database, accountId: string, role: NewRole): Promise<boolean> {
	return unlessTaken(() => done(db.from('membership').insert({ account_id: accountId, ...role })));
}

export async function removeRole(db: Database, accountId: string, membershipId: string): Promise<void> {
	await done(db.from('membership').delete().eq('id', membershipId).eq('account_id', accountId));
}

export async function setActive(db: Database, accountId: string, active: boolean): Promise<void> {
	await done(db.from('account').update({ active }).eq('id', accountId));
}

interface Inviting {
	db: Database;
	registry: { authentication: { invite(accountId: string): Promise<string> } };
}

/** Makes a one-time link, after it has been logged who asked for it. @returns the link to hand over */
export async function makeLink(
	{ db, registry }: Inviting,
	origin: string,
	accountId: string,
): Promise<string> {
	await done(db.rpc('log_invitation', { p_account: accountId }));
	return `${origin}/welcome/${await registry.authentication.invite(accountId)}`;
}
