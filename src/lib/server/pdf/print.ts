/** Prints a page to PDF with the server's Chromium. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const longest = 45_000;
/** More than these wait too long to be worth it. */
const mostWaiting = 5;

/** Too many want a PDF at the moment. */
export class PrinterBusy extends Error {
	override name = 'PrinterBusy';
}

/** What Chromium is told: no network, no scripts, nothing kept. */
function parameters(folder: string, page: string, pdf: string): string[] {
	return [
		...['--headless', '--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu'],
		...['--no-first-run', '--no-default-browser-check', '--disable-extensions', '--disable-sync'],
		...['--disable-component-update', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND'],
		...['--blink-settings=scriptEnabled=false', '--no-pdf-header-footer', '--generate-pdf-document-outline'],
		...[`--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
	];
}

async function print(chromium: string, html: string): Promise<Buffer> {
	const folder = await mkdtemp(join(tmpdir(), 'report-'));
	try {
		const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
		await writeFile(page, html, { mode: 0o600 });
		// Without the server's environment, which has keys in it.
		const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' };
		await run(chromium, parameters(folder, page, pdf), { env, timeout: longest, killSignal: 'SIGKILL' });
		return await readFile(pdf);
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 3 });
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
