/**
 * `npm run bench:registration`: what registering a course costs, on the demo registry of 8 000 courses on the embedded
 * backend. Prints three figures with their targets and writes them to bench-registration.json.
 *
 * keystrokes: steps of a whole course by keyboard alone; a step is a key that moves, chooses or sends, or one value typed
 * into a field. save_p95_ms: 95th percentile of a save of a whole course with one change, as the form sends it, request
 * and answer on the loopback. course_page_js_kb: JavaScript that the first visit of a course's page transfers, compressed,
 * in kB of 1 000 bytes.
 */
import { writeFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../e2e/chromium.ts';
import { registerByKeyboard } from './keyboard.ts';
import { measureSaves, readOpenCourse } from './saves.ts';
import { startServer, untilPublished } from './server.ts';

const targets = { keystrokes: 59, save_p95_ms: 50, course_page_js_kb: 120 };

async function signedIn(browser: Browser, origin: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, locale: 'nb-NO' })).newPage();
	await page.goto('/sign-in');
	await page.locator('button[name="account"]').first().click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
	return page;
}

/** Compressed bytes of the scripts of a page that is visited for the first time. */
async function transferredScripts(browser: Browser, from: Page, address: string): Promise<number> {
	const context = await browser.newContext({ storageState: await from.context().storageState() });
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	const scripts = new Set<string>();
	let bytes = 0;
	session.on('Network.responseReceived', ({ requestId, type }) => {
		if (type === 'Script') scripts.add(requestId);
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (scripts.has(requestId)) bytes += encodedDataLength;
	});
	await session.send('Network.enable');
	await page.goto(address);
	await page.waitForLoadState('networkidle');
	await context.close();
	return bytes / 1000;
}

const server = await startServer();
await untilPublished(server.origin);
const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
});
try {
	const page = await signedIn(browser, server.origin);
	const { steps, keys } = await registerByKeyboard(page);
	const course_page_js_kb = Math.round((await transferredScripts(browser, page, page.url())) * 10) / 10;
	const course = await readOpenCourse(page);
	await browser.close();
	const saves = await measureSaves(course);
	const result = { keystrokes: steps, save_p95_ms: saves.p95, course_page_js_kb };

	console.log(`${steps} steps by keyboard (${keys} keys in all, with the words of the goals)`);
	console.log(
		`a save: ${saves.p50} ms in the middle, ${saves.p95} ms at the 95th percentile, of ${saves.count}; by itself while it is written: ${saves.draft.p50} and ${saves.draft.p95} ms`,
	);
	console.log(`${course_page_js_kb} kB of JavaScript, compressed, for a course's page`);
	for (const [name, target] of Object.entries(targets)) {
		const value = result[name as keyof typeof targets];
		console.log(`${value <= target ? 'met' : 'NOT met'}: ${name} ${value}, at most ${target}`);
	}
	writeFileSync('bench-registration.json', `${JSON.stringify(result, null, '\t')}\n`);
} finally {
	await browser.close();
	await server.close();
}
