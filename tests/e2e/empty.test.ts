import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const port = 4174;
const origin = `http://localhost:${port}`;
let server: ChildProcess;
let output = '';

/** A registry as a municipality would start it: no demo, nobody in it. */
test.beforeAll(async () => {
	test.setTimeout(120_000);
	server = spawn('npm', ['start', '--', '--empty'], {
		env: {
			...process.env,
			PORT: String(port),
			ORIGIN: origin,
			DATA_DIR: mkdtempSync(join(tmpdir(), 'empty-')),
		},
		// Its own group, so that npm and what npm started stop together.
		detached: true,
	});
	const read = (text: Buffer) => (output += text.toString());
	server.stdout?.on('data', read);
	server.stderr?.on('data', read);
	await expect.poll(() => output, { timeout: 100_000 }).toContain('The registry is open');
});

test.afterAll(() => {
	if (server.pid) process.kill(-server.pid);
});

test('an empty registry is opened by its one-time link, once, and offers no demo', async ({
	page,
	browser,
}) => {
	const link = /http:\/\/localhost:4174\/welcome\/[\w-]+/.exec(output)?.[0];
	if (!link) throw new Error(`no link in: ${output}`);

	await page.goto(`${origin}/sign-in`);
	await expect(page.getByRole('heading', { name: 'Prøv som' })).toHaveCount(0);
	await expect(page.getByRole('note')).toHaveCount(0);

	await page.goto(link);
	await page.getByRole('button', { name: 'Lagre og logg inn' }).click();
	await expect(page.getByText('Skriv navnet ditt.')).toBeVisible();
	await page.getByLabel('Navn').fill('Første Koordinator');
	await page.getByLabel('E-post').fill('forste@test.invalid');
	await page.getByLabel('Passord').fill('et langt og godt passord');
	await page.getByRole('button', { name: 'Lagre og logg inn' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Enheter og brukere' })).toBeVisible();

	await page.goto(`${origin}/people/units/new`);
	await page.getByLabel('Navn').fill('Prøveenheten');
	await page.getByLabel('Kommune eller institusjon').selectOption({ label: 'Drammen' });
	await page.getByLabel('Nivå').selectOption('2');
	await page.getByLabel('Hovedinstrument').selectOption('sppb');
	await page.getByRole('button', { name: 'Opprett enhet' }).click();
	await expect(page.getByText('Enheten er opprettet.')).toBeVisible();

	await page.goto(`${origin}/people/accounts/new`);
	await page.getByLabel('Navn').fill('Første Kliniker');
	await page.getByLabel('E-post').fill('kliniker@test.invalid');
	await page.getByLabel('Rolle').selectOption('clinician');
	await page.locator('[name="unit_id"]').selectOption({ label: 'Prøveenheten' });
	await page.getByRole('button', { name: 'Opprett bruker' }).click();
	const invitation = await page
		.getByRole('textbox', { name: 'Engangslenke til Første Kliniker' })
		.inputValue();

	const clinician = await (await browser.newContext({ locale: 'nb-NO' })).newPage();
	await clinician.goto(link);
	await expect(clinician.getByText('Lenken er brukt eller utløpt.')).toBeVisible();
	await clinician.goto(invitation);
	await clinician.getByLabel('Passord').fill('enda et langt passord');
	await clinician.getByRole('button', { name: 'Lagre og logg inn' }).click();
	await expect(clinician.getByText('Ingenting haster.')).toBeVisible();
	await clinician.goto(`${origin}/courses/new`);
	await expect(clinician.getByRole('button', { name: 'Lag syntetisk person' })).toHaveCount(0);
	// A synthetic number is no person here.
	await clinician.getByLabel('Fødselsnummer eller D-nummer').fill('10915596784');
	await clinician.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(clinician.locator('#national_id-error')).toBeVisible();
	await clinician.goto(`${origin}/indicators`);
	await expect(clinician.getByRole('heading', { level: 1 })).toBeVisible();
	await clinician.goto(`${origin}/results`);
	await expect(clinician.getByRole('heading', { level: 1, name: 'Åpne resultater' })).toBeVisible();
});
