import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import type { SendFault } from '../../domain/sender/codes.ts';
import { connectionFault, isLoopback, patienceMs } from './connection.ts';
import { SendError, type Message } from './message.ts';

export interface MailServer {
	server: string;
	port: number;
	/** null: the server asks for no signing in. */
	username: string | null;
	sent_from: string;
}

/** By RFC 8314 the port whose connections begin encrypted; on every other one the mail server is asked to begin. */
const implicitTlsPort = 465;

/** How the mail server is reached: encrypted with a certificate that is checked, except on this machine. */
export function mailTransport(mail: MailServer, secret: string | null): SMTPTransport.Options {
	const secure = mail.port === implicitTlsPort;
	const here = isLoopback(mail.server);
	return {
		host: mail.server,
		port: mail.port,
		secure,
		requireTLS: !secure && !here,
		ignoreTLS: here,
		tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
		auth: mail.username === null ? undefined : { user: mail.username, pass: secret ?? '' },
		connectionTimeout: patienceMs,
		greetingTimeout: patienceMs,
		socketTimeout: patienceMs,
		dnsTimeout: patienceMs,
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

function mailFault(error: unknown): SendFault {
	const { code, command } = error instanceof Error ? (error as { code?: string; command?: string }) : {};
	switch (code) {
		case 'EAUTH':
			return 'login';
		case 'ETLS':
			return 'insecure';
		case 'EENVELOPE':
			return command === 'RCPT TO' || command === 'API' ? 'recipient' : 'refused';
		case 'ECONNECTION':
		case 'ETIMEDOUT':
		case 'EDNS':
		case 'ESOCKET':
			return connectionFault(error);
		default:
			return 'refused';
	}
}

/** Sends one plain text mail. @throws SendError */
export async function sendMail(mail: MailServer, secret: string | null, message: Message): Promise<void> {
	const transport = createTransport(mailTransport(mail, secret));
	try {
		await transport.sendMail({
			// As parts: an address that is written as text would be read as a list of them.
			from: { name: '', address: mail.sent_from },
			to: { name: '', address: message.to.to },
			subject: message.subject,
			text: message.text,
			// Absence notices would come to the registry, with a name in them.
			headers: { 'Auto-Submitted': 'auto-generated' },
			xMailer: false,
		});
	} catch (error) {
		throw new SendError(mailFault(error));
	} finally {
		transport.close();
	}
}
