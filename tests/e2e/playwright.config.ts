import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './chromium.ts';

const port = Number(process.env.E2E_PORT ?? 4173);
const root = join(import.meta.dirname, '..', '..');
// The workers read this file again: the folder is made once and handed on.
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'registry-'));

export default defineConfig({
	testDir: '.',
	outputDir: join(root, 'test-results'),
	// One registry for all: tests of one file follow each other, files run one at a time.
	workers: 1,
	fullyParallel: false,
	forbidOnly: true,
	timeout: 120_000,
	// Two cores carry the server, its database and the browser.
	expect: { timeout: 20_000 },
	reporter: [['list'], ['json', { outputFile: join(root, 'test-results', 'e2e.json') }]],
	use: {
		baseURL: `http://localhost:${port}`,
		locale: 'nb-NO',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: findChromium() ?? undefined,
			args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
		},
	},
	webServer: {
		command: 'npm start',
		cwd: root,
		url: `http://localhost:${port}/sign-in`,
		timeout: 300_000,
		reuseExistingServer: false,
		env: { PORT: String(port), DATA_DIR: process.env.E2E_DATA, ORIGIN: `http://localhost:${port}` },
	},
});
