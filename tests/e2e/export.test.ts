import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { thisYear } from '../days.ts';
import { signInAs } from './people.ts';

async function download(page: Page): Promise<Record<string, string>> {
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: /^Last ned/ }).click();
	const files = unzipSync(readFileSync(await (await waiting).path()));
	return Object.fromEntries(
		Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
	);
}

/** Ticks a variable of the application, wherever it stands, and says why. */
async function choose(page: Page, name: string, reason?: string): Promise<void> {
	const box = page.locator(`input[name="variables"][value="${name}"]`);
	await box.evaluate((input) => input.closest('details')?.setAttribute('open', ''));
	await box.check();
	if (reason) await page.locator(`input[name="reason.${name}"]`).fill(reason);
}

test('a researcher applies and answers, a coordinator approves, and the file holds no identity', async ({
	page,
}) => {
	test.slow();
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await page.getByRole('button', { name: 'Lag syntetisk person' }).click();
	const number = page.getByLabel('Fødselsnummer eller D-nummer');
	await expect(number).toHaveValue(/^\d{11}$/);
	const nationalId = await number.inputValue();
	await page.locator('[name="goals.0.text"]').fill('Hemmelig mål fra eksporttesten');
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}$/);

	const title = `Eksporttest ${Date.now()}`;
	await signInAs(page, 'researcher');
	await page.goto('/export/apply');
	await page.getByLabel('Tittel').fill(title);
	await page.getByLabel('Formål').fill('kort');
	await page.getByLabel('Institusjon', { exact: true }).fill('Universitetet i prøven');
	await page.getByLabel('Behandlingsgrunnlag').fill('REK 123');
	await page.getByLabel('Prosjektslutt').fill(`31.12.${thisYear() + 1}`);
	await choose(page, 'sex', 'Virkningen kan være ulik for kvinner og menn.');
	await choose(page, 'age_band');
	await choose(page, 'barthel20_start');
	await choose(page, 'barthel20_end');
	await page.getByRole('button', { name: 'Send søknad' }).click();
	await expect(page.getByText('Beskriv formålet med 10–2000 tegn.')).toBeVisible();
	await expect(page.getByLabel('Tittel')).toHaveValue(title);
	await page.getByLabel('Formål').fill('Å se om funksjon bedres, og for hvem.');
	await page.getByRole('button', { name: 'Send søknad' }).click();
	await expect(page.getByRole('alert')).toHaveText('Skriv hvorfor du trenger hvert kjennetegn.');
	await choose(page, 'age_band', 'Funksjon følger alder.');
	await page.getByRole('button', { name: 'Send søknad' }).click();
	await expect(page.getByText('Søknaden er sendt.')).toBeVisible();
	const address = new URL(page.url()).pathname;
	const project = address.split('/').at(-1) ?? '';

	await signInAs(page, 'coordinator');
	await page.goto(`/projects/${project}`);
	await page.locator('textarea[name="text"]').fill('Hvorfor trenger du alder?');
	await page.getByRole('button', { name: /^Spør/ }).click();

	await signInAs(page, 'researcher');
	await page.goto(address);
	await expect(page.getByText('Hvorfor trenger du alder?')).toBeVisible();
	await page.getByRole('link', { name: 'Svar og endre søknaden' }).click();
	await page.getByLabel('Melding til koordinatoren').fill('Fordi funksjon faller med alder.');
	await page.getByRole('button', { name: 'Send svar' }).click();
	await expect(page.getByText('Søknaden er sendt.')).toBeVisible();

	await signInAs(page, 'coordinator');
	await page.goto(`/projects/${project}`);
	await expect(page.getByText('Fordi funksjon faller med alder.')).toBeVisible();
	// The report of the application as it stands appears by itself.
	const report = page.getByRole('region', { name: 'Hva ville filen avsløre?' });
	await expect(report.getByText('Under taket.')).toBeVisible({ timeout: 60_000 });
	await page.locator('textarea[name="text"]').fill('Godt begrunnet.');
	await page.getByRole('button', { name: /^Godkjenn/ }).click();

	await signInAs(page, 'researcher');
	await page.goto(address);
	await page.getByRole('button', { name: 'Lag utlevering' }).click();
	await expect(page.getByRole('link', { name: /^Last ned/ })).toBeVisible({ timeout: 60_000 });
	const files = await download(page);
	const [csv] = Object.entries(files).filter(([name]) => name.endsWith('.csv'));
	const [header = '', ...rows] = (csv?.[1] ?? '')
		.replace(/^\uFEFF/, '')
		.trim()
		.split(/\r?\n/);
	expect(rows.length).toBeGreaterThan(100);
	expect(header).toContain('course_key');
	expect(csv?.[1]).not.toMatch(/\b(19|20)\d\d-\d\d-\d\d\b|\b\d\d\.\d\d\.(19|20)\d\d\b/);
	for (const [name, content] of Object.entries(files)) {
		for (const secret of [nationalId, 'Hemmelig mål', 'Fjordlys', 'unit-', 'municipality-', 'Kliniker'])
			expect(content, name).not.toContain(secret);
	}
	await page.getByRole('link', { name: 'Rapport og filer' }).click();
	await expect(page.getByRole('heading', { name: 'Slik er personene vernet' })).toBeVisible();
	const part = await page.request.get(`${new URL(page.url()).pathname}/file`, {
		headers: { Range: 'bytes=0-3' },
	});
	expect([part.status(), (await part.body()).toString('latin1')]).toEqual([206, 'PK\x03\x04']);

	await signInAs(page, 'leader');
	expect((await page.request.get(`${address}/${project}/file`)).status()).toBe(403);
});

test('anyone finds a variable by its words, and reads what never leaves', async ({ page }) => {
	await page.goto('/variables?q=hjerneslag');
	await page.getByRole('rowheader').getByRole('link', { name: 'Diagnosegruppe' }).click();
	await expect(page.getByRole('heading', { name: 'Kompletthet år for år' })).toBeVisible();
	await page.goto('/variables?q=fødselsnummer');
	await expect(page.getByRole('heading', { name: 'Utleveres aldri' })).toBeVisible();
	expect((await page.request.get('/variables/national_id')).status()).toBe(404);
});
test('a coordinator adds a clinician, who chooses a password by the link and signs in', async ({
	page,
	browser,
}) => {
	const email = `ny-${Date.now()}@test.invalid`;
	await signInAs(page, 'coordinator');
	await page.goto('/people/accounts/new');
	await page.getByLabel('Navn').fill('Ny Kliniker');
	await page.getByLabel('E-post').fill(email);
	await page.getByLabel('Rolle').selectOption('clinician');
	await page.locator('[name="unit_id"]').selectOption({ label: 'Fjordlys hverdagsrehabilitering' });
	await page.getByRole('button', { name: 'Opprett bruker' }).click();
	const link = await page.getByRole('textbox', { name: 'Engangslenke til Ny Kliniker' }).inputValue();
	expect(link).toMatch(/\/welcome\/[\w-]{32}$/);

	const context = await browser.newContext();
	const other = await context.newPage();
	await other.goto(link);
	await other.getByLabel('Passord').fill('kort');
	await other.getByRole('button', { name: 'Lagre og logg inn' }).click();
	await expect(other.getByText('Passordet må ha minst 12 tegn.')).toBeVisible();
	await other.getByLabel('Passord').fill('et langt og godt passord');
	await other.getByRole('button', { name: 'Lagre og logg inn' }).click();
	await expect(other.getByRole('heading', { name: 'Arbeidsliste' })).toBeVisible();
	await other.getByRole('button', { name: 'Logg ut' }).click();
	await other.goto(`${new URL(page.url()).origin}/sign-in`);
	await other.getByLabel('E-post').fill(email);
	await other.getByLabel('Passord').fill('feil passord');
	await other.getByRole('button', { name: 'Logg inn' }).click();
	await expect(other.getByText('E-post eller passord er feil.')).toBeVisible();
	await other.getByLabel('Passord').fill('et langt og godt passord');
	await other.getByRole('button', { name: 'Logg inn' }).click();
	await expect(other.getByRole('heading', { name: 'Arbeidsliste' })).toBeVisible();
	await context.close();
});

test('the public sees units with enough courses, and no more by changing the address', async ({ page }) => {
	await page.goto('/results');
	await expect(page.getByRole('heading', { level: 1, name: 'Åpne resultater' })).toBeVisible();
	await page.getByText('Tabell med de samme tallene').click();
	const counts = await page.locator('main table').first().innerText();
	const denominators = [...counts.matchAll(/\d+ av ([\d\s\u202f\u00a0]+)/g)].map((found) =>
		Number(found[1]?.replace(/\s/g, '')),
	);
	expect(denominators.length).toBeGreaterThan(5);
	expect(Math.min(...denominators)).toBeGreaterThanOrEqual(10);
	for (const path of [
		'/indicators?organisation=unit-steinroeysa',
		'/effect',
		'/indicators/csv',
		'/courses',
		'/audit',
	]) {
		await page.goto(path);
		await expect(page, path).toHaveURL(/sign-in/);
	}
});

test('a person who has reserved is not registered by any unit', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await page.getByRole('button', { name: 'Lag syntetisk person' }).click();
	const field = page.getByLabel('Fødselsnummer eller D-nummer');
	await expect(field).toHaveValue(/^\d{11}$/);
	const number = await field.inputValue();

	await signInAs(page, 'coordinator');
	await page.goto('/rights');
	const reservation = page.getByRole('region', { name: 'Reservasjon' });
	await reservation.getByLabel('Fødselsnummer eller D-nummer').fill('12345678901');
	await page.getByRole('button', { name: 'Registrer reservasjonen' }).click();
	await expect(page.locator('#national_id-error')).toBeVisible();
	await reservation.getByLabel('Fødselsnummer eller D-nummer').fill(number);
	await page.getByRole('button', { name: 'Registrer reservasjonen' }).click();
	await expect(page.getByText('Reservasjonen er registrert.')).toBeVisible();

	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await page.getByLabel('Fødselsnummer eller D-nummer').fill(number);
	await page.locator('[name="goals.0.text"]').fill('Gå tur');
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(
		page.getByText('Personen har reservert seg mot registeret og skal ikke registreres.'),
	).toBeVisible();
	await expect(page.locator('[name="goals.0.text"]')).toHaveValue('Gå tur');
});
