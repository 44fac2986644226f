import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { channels } from '../../domain/sender/codes.ts';
import type { Sender } from './message.ts';

/** Writes each message as a JSON file into `outbox` in the folder of the data, readable by its owner alone. */
export function fileOutbox(dataDirectory: string): Sender {
	const folder = join(dataDirectory, 'outbox');
	return {
		channels,
		async send(message) {
			const at = new Date().toISOString();
			await mkdir(folder, { recursive: true, mode: 0o700 });
			// Names in order of time; a colon is not allowed in every file system.
			const name = `${at.replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.json`;
			await writeFile(join(folder, name), JSON.stringify({ at, ...message }, null, '\t'), { mode: 0o600 });
		},
	};
}
