import type { IncomingMessage } from 'node:http';
import type { SignedIn } from '$lib/server/auth/people';
import type { Database } from '$lib/server/backend';
import type { Registry } from '$lib/server/registry';

declare global {
	namespace App {
		interface Locals {
			registry: Registry;
			/** The signed-in person; null for the public. */
			person: SignedIn | null;
			/** The database as that person, or as nobody. */
			db: Database;
		}
		/** What adapter-node hands on; absent in development. */
		interface Platform {
			req: IncomingMessage;
		}
		interface Error {
			message: string;
			/** Shown so that a person can quote it; the log has the same. */
			id?: string;
		}
	}
}

export {};
