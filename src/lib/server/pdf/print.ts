/** Prints a page to PDF with the server's Chromium. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Once in a while a browser does not get going: another try does. */
const tries = 2;
const longest = 25_000;
/** More than these wait too long to be worth it. */
const mostWaiting = 5;

/** Too many want a PDF at the moment. */
export class PrinterBusy extends Error {
	override name = 'PrinterBusy';
}

/** What Chromium is told: no network, nothing kept. */
function parameters(folder: string, page: string, pdf: string): string[] {
	return [
		...['--headless', '--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu'],
		...['--no-first-run', '--no-default-browser-check', '--disable-extensions', '--disable-sync'],
		...['--disable-component-update', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND'],
		...['--no-pdf-header-footer', '--generate-pdf-document-outline'],
		...[`--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
	];
}

/** The browser and whatever it starts, ended together. */
async function run(chromium: string, told: string[], env: NodeJS.ProcessEnv): Promise<void> {
	const child = spawn(chromium, told, { env, stdio: 'ignore', detached: true });
	const timer = setTimeout(() => {
		if (child.pid) process.kill(-child.pid, 'SIGKILL');
	}, longest);
	try {
		await once(child, 'exit');
	} finally {
		clearTimeout(timer);
	}
}

async function printOnce(chromium: string, html: string): Promise<Buffer> {
	const folder = await mkdtemp(join(tmpdir(), 'report-'));
	try {
		const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
		await writeFile(page, html, { mode: 0o600 });
		// Without the server's environment, which has keys in it.
		const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' };
		await run(chromium, parameters(folder, page, pdf), env);
		return await readFile(pdf);
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 3 });
	}
}

async function print(chromium: string, html: string): Promise<Buffer> {
	for (let left = tries - 1; ; left -= 1) {
		try {
			return await printOnce(chromium, html);
		} catch (error) {
			if (left === 0) throw error;
		}
	}
}

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * One at a time, since a browser needs as much memory as the server.
 * @param html a page that needs nothing else
 * @throws PrinterBusy where too many are waiting
 */
export async function printToPdf(chromium: string, html: string): Promise<Buffer> {
	if (waiting >= mostWaiting) throw new PrinterBusy();
	waiting += 1;
	const mine = last.then(() => print(chromium, html));
	last = mine.catch(() => undefined);
	try {
		return await mine;
	} finally {
		waiting -= 1;
	}
}
