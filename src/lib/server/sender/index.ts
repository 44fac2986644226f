import type { Recipient } from '../../domain/followup/recipient.ts';
import type { Backend } from '../backend/index.ts';
import { fileOutbox } from './fileOutbox.ts';

export interface Message {
	to: Recipient;
	text: string;
}

/** Sends a message to a patient. Where it went is stored by nobody but the sender itself. */
export interface Sender {
	send(message: Message): Promise<void>;
}

/**
 * The sender of this registry: in a demo a folder of files, so that the whole way can be tried and nobody is written to.
 * Elsewhere none is there, and the pages say so.
 */
export function senderOf({ config, embedded }: Backend, demo: boolean): Sender | null {
	return embedded && demo ? fileOutbox(config.dataDirectory) : null;
}
