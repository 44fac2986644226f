import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumPlaces } from '../../src/lib/server/pdf/chromium.ts';

const known = [process.env.CHROMIUM_PATH, ...chromiumPlaces];

/** Where a browser for the tests is: the system's, else Playwright's own. */
export function findChromium(): string | null {
	const own = chromium.executablePath();
	return known.find((path) => path && existsSync(path)) ?? (existsSync(own) ? own : null);
}

function run(command: string, ...parameters: string[]): boolean {
	console.log(`$ ${[command, ...parameters].join(' ')}`);
	return spawnSync(command, parameters, { stdio: 'inherit', timeout: 600_000 }).status === 0;
}

/**
 * Finds Chromium or installs it: Debian's package where the process is root there, else Playwright's download.
 *
 * @throws Error that says what was tried
 */
export function ensureChromium(): string {
	const found = findChromium();
	if (found) {
		console.log(`Browser tests use ${found}`);
		return found;
	}
	console.log('No Chromium found; installing one.');
	const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && run('apt-get', 'update', '-q');
	const fromDebian = (name: string) =>
		debian && run('apt-get', 'install', '-y', '-q', '--no-install-recommends', name);
	// The first has no windows, and draws the pages in two thirds of the time; older systems do not have it.
	const installed =
		fromDebian('chromium-headless-shell') ||
		fromDebian('chromium') ||
		run('npx', 'playwright', 'install', 'chromium');
	const now = findChromium();
	if (!installed || !now) {
		throw new Error(
			'No Chromium for the browser tests: neither apt-get (as root) nor "npx playwright install chromium" worked. ' +
				'Install one and set CHROMIUM_PATH.',
		);
	}
	console.log(`Browser tests use ${now}`);
	return now;
}
