/** A browser for the measurements, and what it transfers. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../e2e/chromium.ts';

export function openBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath: findChromium() ?? undefined,
		args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
	});
}

/** A page of one of the demo's people, by the order on the sign-in page: 0 the clinician, 1 the leader. */
export async function signedIn(browser: Browser, origin: string, person: number): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, locale: 'nb-NO' })).newPage();
	await page.goto('/sign-in');
	await page.locator('button[name="account"]').nth(person).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
	return page;
}

/** Compressed kB (of 1 000 bytes) of the scripts of a page that is visited for the first time. */
export async function transferredScripts(browser: Browser, from: Page, address: string): Promise<number> {
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
	return Math.round(bytes / 100) / 10;
}
