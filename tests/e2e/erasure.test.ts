import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

/** A draft of a new synthetic person. */
async function register(page: Page): Promise<{ nationalId: string; address: string; number: string }> {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await page.getByRole('button', { name: 'Lag syntetisk person' }).click();
	const field = page.getByLabel('Fødselsnummer eller D-nummer');
	await expect(field).toHaveValue(/^\d{11}$/);
	const nationalId = await field.inputValue();
	await page.locator('[name="goals.0.text"]').fill('Gå alene til butikken');
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}$/);
	const heading = await page.getByRole('heading', { level: 1 }).innerText();
	return { nationalId, address: page.url(), number: /\d+/.exec(heading)?.[0] ?? '' };
}

const erasure = (page: Page) => page.getByRole('region', { name: 'Sletting' });

test('a coordinator erases a person, and the unit reads why the number is gone', async ({ page }) => {
	const { nationalId, address, number } = await register(page);

	await signInAs(page, 'coordinator');
	await page.getByRole('link', { name: 'Rettigheter' }).click();
	await erasure(page).getByLabel('Fødselsnummer eller D-nummer').fill('12345678901');
	await page.getByRole('button', { name: 'Finn personen' }).click();
	await expect(page.locator('#erase_national_id-error')).toBeVisible();

	await erasure(page).getByLabel('Fødselsnummer eller D-nummer').fill(nationalId);
	await page.getByRole('button', { name: 'Finn personen' }).click();
	const confirm = page.getByRole('region', { name: 'Dette blir slettet' });
	await expect(confirm.getByRole('row')).toHaveCount(2);
	await expect(confirm.getByRole('cell', { name: '1', exact: true })).toBeVisible();
	expect(await page.content()).not.toContain(nationalId);
	expect(await page.content()).not.toContain('butikken');
	expect(page.url()).not.toContain(nationalId);

	await page.getByRole('button', { name: 'Slett for godt' }).click();
	await expect(page.locator('#reason-error')).toBeVisible();
	await expect(page.locator('#sure-error')).toBeVisible();
	await page.getByLabel('Begrunnelse eller hjemmel').fill('Sak 26/123');
	await page.getByLabel('Jeg har kontrollert').check();
	await page.getByLabel('Registrer også en reservasjon').check();
	await page.getByRole('button', { name: 'Slett for godt' }).click();
	await expect(page.getByText('Personen er slettet, med alle forløp.')).toBeVisible();

	await erasure(page).getByLabel('Fødselsnummer eller D-nummer').fill(nationalId);
	await page.getByRole('button', { name: 'Finn personen' }).click();
	await expect(page.getByText('Ingen i registeret passer')).toBeVisible();
	await page.goto('/audit');
	await expect(page.getByRole('row').filter({ hasText: 'Slettet en person' }).first()).toContainText(
		'Sak 26/123',
	);

	await signInAs(page, 'clinician');
	await page.goto(address);
	await expect(
		page.getByRole('heading', { name: 'Forløpet er slettet etter krav fra personen' }),
	).toBeVisible();
	await expect(page.getByText('Sak 26/123')).toBeVisible();
	await page.goto(`/courses?q=F-${number}`);
	await page.getByRole('link', { name: 'Når og hvorfor' }).click();
	await expect(page).toHaveURL(`${address}/erased`);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a person is found by the course and erased, where there is no national id', async ({ page }) => {
		const { number } = await register(page);
		await page.goto('/courses/new');
		await page.locator('[name="goals.0.text"]').fill('Lage middag');
		await page.getByRole('button', { name: 'Lagre utkast' }).click();
		await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}$/);
		const unit = await page.locator('.place').innerText();

		await signInAs(page, 'coordinator');
		await page.goto('/rights');
		await page.getByText('Uten fødselsnummer', { exact: true }).click();
		const units = page.locator('[name="unit_id"]');
		const option = units.locator('option').filter({ hasText: unit }).first();
		await units.selectOption({ label: await option.innerText() });
		await page.getByLabel('Forløpsnummer').fill(`F-${number}`);
		await page.getByRole('button', { name: 'Finn personen' }).click();
		await expect(page.getByText('er registrert med fødselsnummer')).toBeVisible();

		await page.getByLabel('Forløpsnummer').fill(`F-${Number(number) + 1}`);
		await page.getByRole('button', { name: 'Finn personen' }).click();
		await page.getByLabel('Begrunnelse eller hjemmel').fill('Sak 26/124');
		await page.getByLabel('Jeg har kontrollert').check();
		await page.getByRole('button', { name: 'Slett for godt' }).click();
		await expect(page.getByText('Personen er slettet, med alle forløp.')).toBeVisible();
	});
});
