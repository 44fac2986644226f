import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

async function download(page: Page, link: string): Promise<string> {
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: link }).click();
	return readFileSync(await (await waiting).path(), 'utf8');
}

test('a researcher applies, a coordinator approves, and the file holds no identity', async ({ page }) => {
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
	await page.getByLabel('Behandlingsgrunnlag').fill('REK 123');
	await page.getByLabel('Prosjektslutt').fill(`${new Date().getFullYear() + 1}-12-31`);
	await page.getByRole('button', { name: 'Send søknad' }).click();
	await expect(page.getByText('Beskriv formålet med 10–2000 tegn.')).toBeVisible();
	await expect(page.getByLabel('Tittel')).toHaveValue(title);
	await page.getByLabel('Formål').fill('Å se om funksjon bedres, og for hvem.');
	await page.getByRole('button', { name: 'Send søknad' }).click();
	await expect(page.getByText('Søknaden er sendt.')).toBeVisible();

	await signInAs(page, 'coordinator');
	await page.goto('/projects');
	await page.getByRole('button', { name: `Godkjenn ${title}` }).click();
	await expect(page.getByText('Prosjektet er godkjent.')).toBeVisible();

	await signInAs(page, 'researcher');
	await page.getByRole('link', { name: title, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	const data = await download(page, 'Data (CSV)');
	const codebook = await download(page, 'Kodebok (CSV)');
	const report = await download(page, 'Rapport (tekst)');

	const [header = '', ...rows] = data
		.replace(/^\uFEFF/, '')
		.trim()
		.split(/\r?\n/);
	expect(rows.length).toBeGreaterThan(1000);
	const columns = header.split(';');
	expect(columns).toContain('course_key');
	for (const column of columns) expect(codebook).toContain(column);
	expect(data).not.toMatch(/\b\d{11}\b/);
	expect(data).not.toMatch(/\b(19|20)\d\d-\d\d-\d\d\b|\b\d\d\.\d\d\.(19|20)\d\d\b/);
	for (const secret of [nationalId, 'Hemmelig', 'Fjordlys', 'unit-', 'municipality-', 'Kliniker']) {
		expect(data).not.toContain(secret);
	}
	expect(report).toContain('5');

	await signInAs(page, 'coordinator');
	await page.goto('/audit');
	const event = page
		.getByRole('row')
		.filter({ hasText: 'Forsker Demo' })
		.filter({ hasText: 'Lastet ned forskningsfil' });
	await expect(event.first()).toBeVisible();
});

test('a project that is not approved gives no file', async ({ page }) => {
	await signInAs(page, 'researcher');
	const project = '40000000-0000-4000-8000-00000000abcd';
	for (const file of ['data.csv', 'codebook.csv', 'report.txt']) {
		expect((await page.request.get(`/export/${project}/${file}`)).status()).toBe(404);
	}
	await signInAs(page, 'leader');
	expect((await page.request.get(`/export/${project}/data.csv`)).status()).toBe(403);
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
