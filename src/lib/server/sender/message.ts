import type { Recipient } from '../../domain/followup/recipient.ts';
import type { Channel, SendFault } from '../../domain/sender/codes.ts';

export interface Message {
	to: Recipient;
	/** Seen on a locked phone and by whoever reads the list of mails: nothing about health. An SMS has none. */
	subject: string;
	text: string;
}

/** Sends messages to people. Where one went is stored by nobody but the service that sent it. */
export interface Sender {
	/** The ways that messages can go; empty where none is set up. */
	channels: readonly Channel[];
	/** @throws SendError when the message was not sent */
	send(message: Message): Promise<void>;
}

/** A message was not sent. Says why, and nothing of the message: what the services answer quotes the recipient. */
export class SendError extends Error {
	override name = 'SendError';
	readonly fault: SendFault;
	constructor(fault: SendFault) {
		super(fault);
		this.fault = fault;
	}
}
