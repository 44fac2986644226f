import type { AddressInfo, Server, Socket } from 'node:net';

/** Starts a server on a free port of 127.0.0.1; stopping it ends what is open. */
export async function listen(server: Server): Promise<{ port: number; stop(): Promise<void> }> {
	const open = new Set<Socket>();
	server.on('connection', (socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of open) socket.destroy();
			}),
	};
}
