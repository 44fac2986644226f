/** An SMS gateway on this machine, for tests: it answers with a status and remembers what it was sent. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { listen } from './listen.ts';

export interface Posted {
	path: string;
	headers: IncomingHttpHeaders;
	body: unknown;
}

/** Starts the gateway on a free port of 127.0.0.1. A redirect leads to /elsewhere of the same gateway. */
export async function smsGateway(status = 202) {
	const posted: Posted[] = [];
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (bytes: Buffer) => (text += bytes.toString()));
		request.on('end', () => {
			posted.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(text || 'null') });
			const redirect = status >= 300 && status < 400 && request.url !== '/elsewhere';
			response.writeHead(status, redirect ? { Location: '/elsewhere' } : {}).end('{"id":"1"}');
		});
	});
	return { posted, ...(await listen(server)) };
}
