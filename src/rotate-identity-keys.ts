/**
 * `npm run identity:rotate`: encrypts the stored national ids and the secrets of the senders with the newest key of
 * IDENTITY_KEYS. Add a key to the end, restart the application, run this, then remove the older key. With files under
 * DATA_DIR, stop the application first: one process at a time has them open.
 */
import { readConfig } from './lib/server/backend/config.ts';
import { openBackend } from './lib/server/backend/index.ts';
import { rotateKeys } from './lib/server/identity/rotate.ts';

const backend = await openBackend(readConfig());
try {
	const { identities, secrets } = await rotateKeys(backend.service(), backend.config.keys);
	console.log(
		`${identities} identities and ${secrets} secrets of senders were encrypted with the newest key.`,
	);
} finally {
	await backend.close();
}
