/** A mail server of a few lines on this machine, for tests: it takes what it is sent and remembers it. */
import { createServer, type Socket } from 'node:net';
import { listen } from './listen.ts';

export interface Mail {
	user: string | null;
	from: string;
	to: string[];
	/** Header and body as they came. */
	data: string;
}

interface Behaviour {
	/** What AUTH PLAIN must say, as "user:password"; without it, nobody signs in. */
	login?: string;
	/** Answers to MAIL FROM, RCPT TO and the end of the data, where they are not "250 ok". */
	from?: string;
	recipient?: string;
	taken?: string;
}

function converse(socket: Socket, behaviour: Behaviour, mails: Mail[]): void {
	let mail: Mail = { user: null, from: '', to: [], data: '' };
	let inData = false;
	let unread = '';
	const say = (line: string) => socket.write(`${line}\r\n`);
	const address = (line: string) => /<(.*)>/.exec(line)?.[1] ?? '';

	const signIn = (line: string) => {
		const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
			.toString()
			.split('\0');
		if (`${user}:${password}` !== behaviour.login) return say('535 no such user');
		mail.user = user ?? null;
		say('235 welcome');
	};
	const command = (line: string) => {
		if (/^EHLO/i.test(line)) {
			say('250-test');
			return say(behaviour.login ? '250 AUTH PLAIN' : '250 8BITMIME');
		}
		if (/^AUTH PLAIN/i.test(line)) return signIn(line);
		if (/^MAIL FROM/i.test(line)) {
			mail.from = address(line);
			return say(behaviour.from ?? '250 ok');
		}
		if (/^RCPT TO/i.test(line)) {
			mail.to.push(address(line));
			return say(behaviour.recipient ?? '250 ok');
		}
		if (/^DATA/i.test(line)) {
			inData = true;
			return say('354 go on');
		}
		if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
		say('502 what');
	};
	const dataLine = (line: string) => {
		if (line !== '.') {
			mail.data += `${line}\r\n`;
			return;
		}
		inData = false;
		if (!behaviour.taken) mails.push(mail);
		mail = { ...mail, to: [], data: '' };
		say(behaviour.taken ?? '250 taken');
	};

	socket.on('error', () => socket.destroy());
	socket.on('data', (bytes: Buffer) => {
		const lines = (unread + bytes.toString()).split('\r\n');
		unread = lines.pop() ?? '';
		for (const line of lines) (inData ? dataLine : command)(line);
	});
	say('220 test');
}

/** Starts the server on a free port of 127.0.0.1. */
export async function smtpServer(behaviour: Behaviour = {}) {
	const mails: Mail[] = [];
	const server = createServer((socket) => converse(socket, behaviour, mails));
	return { mails, ...(await listen(server)) };
}
