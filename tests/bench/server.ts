/** A registry of its own, with the demo's 8 000 courses on the embedded backend, for as long as a measurement takes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { thisYear } from '../days.ts';

export interface BenchServer {
	origin: string;
	close(): Promise<void>;
}

const longestStart = 240_000;

async function untilOpen(origin: string): Promise<void> {
	const deadline = Date.now() + longestStart;
	while (Date.now() < deadline) {
		const answer = await fetch(`${origin}/sign-in`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((again) => setTimeout(again, 500));
	}
	throw new Error(`the registry did not open at ${origin}`);
}

/**
 * Waits until the numbers of every year stand there: that happens once a day, at the first start beside everything else, and
 * would be measured with what it delays.
 */
export async function untilPublished(origin: string): Promise<void> {
	const deadline = Date.now() + longestStart;
	while (Date.now() < deadline) {
		const answer = await fetch(`${origin}/api/v1/indicators?indicator=timely&organisation=nation`);
		const { published } = (await answer.json()) as { published: { year: number }[] };
		if (published.some(({ year }) => year === thisYear())) return;
		await new Promise((again) => setTimeout(again, 2000));
	}
	throw new Error('the numbers were not published');
}

/**
 * Starts the built application.
 *
 * @param data where its registry lies; a folder of its own, removed at the end, without
 */
export async function startServer(port = 4199, data?: Record<string, string>): Promise<BenchServer> {
	const folder = data ? null : mkdtempSync(join(tmpdir(), 'registry-bench-'));
	const origin = `http://localhost:${port}`;
	const child = spawn(process.execPath, ['src/start.ts'], {
		cwd: resolve(import.meta.dirname, '..', '..'),
		env: { ...process.env, PORT: String(port), ORIGIN: origin, ...(folder ? { DATA_DIR: folder } : data) },
		stdio: ['ignore', 'ignore', 'inherit'],
		detached: true,
	});
	const ended = once(child, 'exit');
	const close = async () => {
		// The group: a first start builds in a child.
		if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
		await ended;
		if (folder) rmSync(folder, { recursive: true, force: true });
	};
	try {
		await untilOpen(origin);
	} catch (error) {
		await close();
		throw error;
	}
	return { origin, close };
}
