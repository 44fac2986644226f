import { createHmac } from 'node:crypto';
import type { Keys } from '../backend/config.ts';

/** What the link in the mail ends a subscription with: worked out anew for each mail, so that every mail's link works. */
export function endToken({ hmacKey }: Pick<Keys, 'hmacKey'>, id: string): string {
	return createHmac('sha256', Buffer.from(hmacKey, 'base64'))
		.update(`subscription ${id}`)
		.digest('base64url');
}
