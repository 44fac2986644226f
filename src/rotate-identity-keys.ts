/**
 * `npm run identity:rotate`: encrypts the stored national ids with the newest key of IDENTITY_KEYS. Add a key to the
 * end, restart the application, run this, then remove the older key. With files under DATA_DIR, stop the application
 * first: one process at a time has them open.
 */
import { readConfig } from './lib/server/backend/config.ts';
import { openBackend } from './lib/server/backend/index.ts';
import { rotateIdentities } from './lib/server/identity/rotate.ts';

const backend = await openBackend(readConfig());
try {
	const rotated = await rotateIdentities(backend.service(), backend.config.keys);
	console.log(`${rotated} identities were encrypted with the newest key.`);
} finally {
	await backend.close();
}
