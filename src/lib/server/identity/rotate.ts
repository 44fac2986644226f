import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { Keys } from '../backend/config.ts';
import { decryptIdentity, encryptIdentity } from './cipher.ts';

const pageSize = 500;

/**
 * Encrypts every identity anew that an older key wrote. Each row is changed on its own and only where it still is what
 * was read, so the command may be stopped and started again, beside a running application.
 *
 * @param db past row level security: a scheduled job
 * @returns how many identities were encrypted anew
 */
export async function rotateIdentities(db: Database, keys: Keys): Promise<number> {
	const newest = Object.keys(keys.identityKeys).at(-1);
	if (!newest) throw new Error('no identity key is configured');
	let rotated = 0;
	for (;;) {
		const rows = await answer(
			z.array(z.object({ person_id: z.string(), ciphertext: z.string(), key_id: z.string() })),
			db
				.from('person_identity')
				.select('person_id, ciphertext, key_id')
				.neq('key_id', newest)
				.order('person_id')
				.limit(pageSize),
		);
		if (rows.length === 0) return rotated;
		for (const { person_id, ...old } of rows) {
			const changed = await answer(
				z.array(z.object({ person_id: z.string() })),
				db
					.from('person_identity')
					.update(encryptIdentity(keys, decryptIdentity(keys, old)))
					.eq('person_id', person_id)
					.eq('ciphertext', old.ciphertext)
					.select('person_id'),
			);
			rotated += changed.length;
		}
	}
}
