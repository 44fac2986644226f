import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

const mail = (page: Page) => page.getByRole('region', { name: 'E-post' });
const sms = (page: Page) => page.getByRole('region', { name: 'SMS' });

/** The newest message of the demo's outbox. */
function lastMessage(): unknown {
	const outbox = join(process.env.E2E_DATA ?? '', 'outbox');
	return JSON.parse(readFileSync(join(outbox, readdirSync(outbox).sort().at(-1) ?? ''), 'utf8'));
}

test('a coordinator sets up mail, sees the state, and the password never comes back', async ({ page }) => {
	await signInAs(page, 'coordinator');
	await page.getByRole('link', { name: 'Utsending' }).click();
	await expect(mail(page).getByText('Ikke satt opp')).toBeVisible();
	await expect(page.getByText('Ingenting sendes, uansett hva du lagrer her.')).toBeVisible();

	await mail(page).getByLabel('E-posttjener').fill('smtp.example.no\u202E');
	await mail(page).getByLabel('Avsenderadresse').fill('Kommunen <post@example.no>');
	await mail(page).getByLabel('Brukernavn').fill('registeret');
	await mail(page).getByLabel('Passord').fill('et hemmelig passord');
	await mail(page).getByRole('button', { name: 'Lagre oppsettet' }).click();
	await expect(mail(page).getByText('Skriv navnet på tjeneren')).toBeVisible();
	await expect(mail(page).getByText('Skriv én e-postadresse, uten navn.')).toBeVisible();
	await expect(mail(page).getByText('Ikke satt opp')).toBeVisible();

	await mail(page).getByLabel('E-posttjener').fill('smtp.example.no');
	await mail(page).getByLabel('Avsenderadresse').fill('post@example.no');
	await mail(page).getByRole('button', { name: 'Lagre oppsettet' }).click();
	await expect(mail(page).getByText('✓ Satt opp')).toBeVisible();
	await expect(mail(page).getByText('Sender fra post@example.no gjennom smtp.example.no.')).toBeVisible();
	await expect(mail(page).getByLabel('Passord')).toHaveValue('');

	const html = await (await page.request.get('/sender')).text();
	expect(html).toContain('smtp.example.no');
	expect(html).not.toContain('hemmelig');

	await mail(page).getByLabel('Port').fill('465');
	await mail(page).getByRole('button', { name: 'Lagre oppsettet' }).click();
	await expect(mail(page).getByText(/Det må skrives på nytt når tjener, port/)).toBeVisible();

	await page.goto('/audit');
	const change = page.getByRole('row').filter({ hasText: 'Endret utsendingen' }).first();
	await expect(change).toContainText('smtp.example.no');
});

test('a coordinator sends a test message to herself, which the demo writes to a file', async ({ page }) => {
	await signInAs(page, 'coordinator');
	await page.goto('/sender');
	await mail(page).getByRole('button', { name: 'Send testmelding' }).click();
	await expect(mail(page).getByText('Testmeldingen er skrevet som en fil')).toBeVisible();
	expect(lastMessage()).toMatchObject({ to: { channel: 'email', to: 'koordinator@demo.invalid' } });

	await sms(page).getByLabel('Mobilen din').fill('22 12 34 56');
	await sms(page).getByRole('button', { name: 'Send testmelding' }).click();
	await expect(sms(page).getByText('Skriv et norsk mobilnummer')).toBeVisible();
	await sms(page).getByLabel('Mobilen din').fill('912 34 567');
	await sms(page).getByRole('button', { name: 'Send testmelding' }).click();
	await expect(sms(page).getByText('Testmeldingen er skrevet som en fil')).toBeVisible();
	expect(lastMessage()).toMatchObject({ to: { channel: 'sms', to: '+4791234567' } });
});

test('SMS is set up and removed without JavaScript', async ({ page, browser }) => {
	await signInAs(page, 'coordinator');
	const plain = await browser.newContext({
		javaScriptEnabled: false,
		locale: 'nb-NO',
		storageState: await page.context().storageState(),
	});
	const still = await plain.newPage();
	await still.goto('/sender');
	await sms(still).getByLabel('Adressen til SMS-tjenesten').fill('http://sms.example.no/send');
	await sms(still).getByLabel('Avsender', { exact: true }).fill('Kommunen');
	await sms(still).getByLabel('Nøkkel til tjenesten').fill('a-token');
	await sms(still).getByRole('button', { name: 'Lagre oppsettet' }).click();
	await expect(sms(still).getByText('Skriv en adresse som begynner med https://')).toBeVisible();
	await sms(still).getByLabel('Adressen til SMS-tjenesten').fill('https://sms.example.no/send');
	await sms(still).getByLabel('Nøkkel til tjenesten').fill('a-token');
	await sms(still).getByRole('button', { name: 'Lagre oppsettet' }).click();
	await expect(sms(still).getByText('✓ Satt opp')).toBeVisible();
	await sms(still).getByRole('link', { name: 'Fjern oppsettet' }).click();
	await sms(still).getByRole('button', { name: 'Fjern oppsettet' }).click();
	await expect(sms(still).getByText('Oppsettet er fjernet.')).toBeVisible();
	await expect(sms(still).getByText('Ikke satt opp')).toBeVisible();
	await plain.close();
});
