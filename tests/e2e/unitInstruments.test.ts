import { expect, test } from '@playwright/test';
import { signInAs } from './people.ts';

test('a leader chooses the usual set of a unit, and others may not', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.getByRole('link', { name: 'Instrumenter' }).click();
	await expect(page).toHaveURL(/\/unit$/);
	await page.getByRole('rowheader').getByRole('link').first().click();
	await expect(page).toHaveURL(/\/unit\/unit-[\w-]+\/instruments$/);
	const address = page.url();
	await expect(page.getByText('0–12 poeng, høyere er bedre')).toBeVisible();
	await expect(page.getByText('Krever kjøpt lisens (UDSMR)').first()).toBeVisible();

	await page.getByLabel('Hovedinstrument').selectOption('');
	await page.getByLabel('Gripestyrke').check();
	await page.getByRole('button', { name: 'Lagre instrumentene' }).click();
	await expect(page.locator('#main_instrument-error')).toBeVisible();
	await expect(page.getByLabel('Gripestyrke')).toBeChecked();
	await page.getByLabel('Hovedinstrument').selectOption('berg');
	await page.getByRole('button', { name: 'Lagre instrumentene' }).click();
	await expect(page.getByText('Instrumentene er lagret.')).toBeVisible();
	await expect(page.getByLabel('Hovedinstrument')).toHaveValue('berg');
	await expect(page.getByLabel('Gripestyrke')).toBeChecked();

	await signInAs(page, 'coordinator');
	expect((await page.goto(address))?.status()).toBe(403);
});

test('a clinician chooses for the own unit alone', async ({ page }) => {
	await signInAs(page, 'clinician');
	expect((await page.goto('/unit/unit-of-others/instruments'))?.status()).toBe(404);
	await page.goto('/unit');
	await page.getByRole('rowheader').getByRole('link').first().click();
	await page.getByLabel('Timed Up and Go').check();
	await page.getByRole('button', { name: 'Lagre instrumentene' }).click();
	await expect(page.getByText('Instrumentene er lagret.')).toBeVisible();
	await page.goto('/courses/new');
	await expect(page.locator('[name="measurements.tug.start.value"]')).toBeVisible();
});
