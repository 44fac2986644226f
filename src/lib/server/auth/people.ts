import { z } from 'zod';
import { roles, type Role } from '../../domain/codes.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { demoAccounts } from '../demo/accounts.ts';

const place = z.object({ id: z.string(), name: z.string() });

export const accountRow = z.object({
	id: z.string(),
	email: z.string(),
	display_name: z.string(),
	active: z.boolean(),
	membership: z.array(
		z.object({ role: z.enum(roles), unit: place.nullable(), organisation: place.nullable() }),
	),
});
export type AccountRow = z.infer<typeof accountRow>;

/** What accountRow reads, as PostgREST names it. */
export const accountColumns =
	'id, email, display_name, active, membership(role, unit(id, name), organisation(id, name))';

/** The person of a request: who, in which roles and where. */
export interface SignedIn {
	id: string;
	email: string;
	name: string;
	roles: ReadonlySet<(typeof roles)[number]>;
	/** Units whose courses a clinician registers. */
	units: { id: string; name: string }[];
	/** Organisations that a leader leads. */
	organisations: { id: string; name: string }[];
}

/** The person behind an account. */
export function signedInOf(row: AccountRow): SignedIn {
	const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'nb');
	return {
		id: row.id,
		email: row.email,
		name: row.display_name,
		roles: new Set(row.membership.map((membership) => membership.role)),
		units: row.membership.flatMap((membership) => membership.unit ?? []).sort(byName),
		organisations: row.membership.flatMap((membership) => membership.organisation ?? []).sort(byName),
	};
}

/** Past row level security: the account and password hash behind an email. */
export async function readCredential(
	db: Database,
	email: string,
): Promise<{ id: string; password_hash: string | null } | null> {
	const row = await answer(
		z
			.object({
				id: z.string(),
				account_credential: z.object({ password_hash: z.string() }).nullable(),
			})
			.nullable(),
		db
			.from('account')
			.select('id, account_credential(password_hash)')
			.eq('email', email)
			.eq('active', true)
			.maybeSingle(),
	);
	return row && { id: row.id, password_hash: row.account_credential?.password_hash ?? null };
}

/** Whether anybody can let others in. */
export async function hasCoordinator(db: Database): Promise<boolean> {
	const rows = await answer(
		z.array(z.object({ account_id: z.string() })),
		db.from('membership').select('account_id').eq('role', 'coordinator').limit(1),
	);
	return rows.length > 0;
}

const demoIds: string[] = Object.values(demoAccounts).map((account) => account.id);

/** The four people of a demo registry; none where the registry is not one. */
export async function readDemoPeople(db: Database): Promise<{ id: string; name: string; role: Role }[]> {
	const rows = await answer(
		z.array(
			z.object({
				id: z.string(),
				display_name: z.string(),
				membership: z.array(z.object({ role: z.enum(roles) })),
			}),
		),
		db.from('account').select('id, display_name, membership(role)').in('id', demoIds),
	);
	return rows
		.sort((a, b) => demoIds.indexOf(a.id) - demoIds.indexOf(b.id))
		.map((row) => ({ id: row.id, name: row.display_name, role: row.membership[0]?.role ?? 'clinician' }));
}
