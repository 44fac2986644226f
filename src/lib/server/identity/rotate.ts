import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { Keys } from '../backend/config.ts';
import { decryptIdentity, encryptIdentity } from './cipher.ts';

const pageSize = 500;

const rowSchema = z.object({ id: z.string(), ciphertext: z.string(), key_id: z.string() });

/** Where texts lie that the identity keys encrypt, and what a row is called by. */
const tables = { person_identity: 'person_id', sender_setting: 'channel' } as const;
type Table = keyof typeof tables;

async function rotateTable(db: Database, keys: Keys, newest: string, table: Table): Promise<number> {
	const column = tables[table];
	let rotated = 0;
	for (;;) {
		const rows = await answer(
			z.array(rowSchema),
			db
				.from(table)
				.select(`id:${column}, ciphertext, key_id`)
				.neq('key_id', newest)
				.order(column)
				.limit(pageSize),
		);
		if (rows.length === 0) return rotated;
		for (const { id, ...old } of rows) {
			const changed = await answer(
				z.array(z.unknown()),
				db
					.from(table)
					.update(encryptIdentity(keys, decryptIdentity(keys, old)))
					.eq(column, id)
					.eq('ciphertext', old.ciphertext)
					.select(column),
			);
			rotated += changed.length;
		}
	}
}

/**
 * Encrypts anew whatever an older key wrote: national ids, and the secrets of the senders. Each row is changed on its
 * own and only where it still is what was read, so the command may be stopped and started again, beside a running
 * application.
 *
 * @param db past row level security: a scheduled job
 * @returns how many identities and how many secrets were encrypted anew
 */
export async function rotateKeys(db: Database, keys: Keys): Promise<{ identities: number; secrets: number }> {
	const newest = Object.keys(keys.identityKeys).at(-1);
	if (!newest) throw new Error('no identity key is configured');
	return {
		identities: await rotateTable(db, keys, newest, 'person_identity'),
		secrets: await rotateTable(db, keys, newest, 'sender_setting'),
	};
}
