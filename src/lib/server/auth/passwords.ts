import { hash, verify } from '@node-rs/argon2';

// OWASP's recommendation for Argon2id, which is the library's default algorithm: 19 MiB, two passes, one lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const minimumPasswordLength = 12;

export function hashPassword(password: string): Promise<string> {
	return hash(password, parameters);
}

let decoy: Promise<string> | undefined;

/** Takes the same time whether or not there is a hash, so that the answer does not tell which accounts exist. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
	decoy ??= hashPassword('no account has this password');
	const matches = await verify(stored ?? (await decoy), password);
	return stored !== null && matches;
}
