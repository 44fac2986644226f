import type { Backend, Database } from '../backend/index.ts';
import { configuredSender, jobSender } from './configured.ts';
import { fileOutbox } from './fileOutbox.ts';
import type { Sender } from './message.ts';

export { SendError, type Message, type Sender } from './message.ts';

/**
 * The sender of this registry, as it is set up now: processes keep nothing of it. In a demo a folder of files whatever
 * is set up, so that the whole way can be tried and nobody is written to.
 *
 * @param db as the person who sends
 */
export async function senderOf(
	{ backend, demo }: { backend: Backend; demo: boolean },
	db: Database,
): Promise<Sender> {
	const { dataDirectory, keys } = backend.config;
	return demo ? fileOutbox(dataDirectory) : configuredSender(db, keys);
}

/**
 * As senderOf, for what no signed-in person sends.
 *
 * @param service the client of the jobs
 */
export function jobSenderOf(
	{ backend, demo }: { backend: Backend; demo: boolean },
	service: Database,
): Pick<Sender, 'send'> {
	const { dataDirectory, keys } = backend.config;
	return demo ? fileOutbox(dataDirectory) : jobSender(service, keys);
}
