import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { signInAs } from './people.ts';

test('a leader reads one indicator, by year and by quarter, and the link opens the same view', async ({
	page,
}) => {
	await signInAs(page, 'leader');
	await page.goto('/indicators/function_improved');
	for (const name of ['Nå', 'Utvikling', 'Alle enheter', 'Grupper av pasienter']) {
		await expect(page.getByRole('region', { name, exact: true }).first()).toBeVisible();
	}
	const now = page.getByRole('region', { name: 'Nå', exact: true });
	await expect(now.getByText('Slik det er registrert')).toBeVisible();
	await expect(now.getByText('Justert for hvem pasientene er')).toBeVisible();

	await page.getByRole('link', { name: 'Per kvartal' }).click();
	await expect(page).toHaveURL(/period=quarter/);
	await expect(page.getByRole('link', { name: 'Per kvartal' })).toHaveAttribute('aria-current', 'true');
	// Another organisation keeps the choice.
	await page.getByLabel('Organisasjon').selectOption({ index: 0 });
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page).toHaveURL(/period=quarter/);

	await page.goto('/indicators/function_improved?organisation=nation&period=quarter');
	const trend = page.getByRole('region', { name: 'Utvikling', exact: true });
	await expect(trend.getByText(/^(p|p′)-diagram/)).toBeVisible();
	await trend.getByText('Tallene som tabell').click();
	await expect(trend.getByRole('columnheader', { name: 'Grenser' })).toBeVisible();
	expect(await page.content()).not.toContain('NaN');
});

test('12 months are told from who is asked to who answered, also without JavaScript', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await signInAs(page, 'leader');
	await page.goto('/indicators/work_m12?organisation=nation');
	const months = page.getByRole('region', { name: 'Etter 12 måneder', exact: true });
	await expect(months.getByRole('row')).toHaveCount(5);
	await expect(months.getByRole('rowheader', { name: 'Vektet for hvem som svarte' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Per kvartal' })).toHaveAttribute('href', /period=quarter/);
	await context.close();
});

test('a chart is taken along with title, source and date, in light colours', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await signInAs(page, 'leader');
	await page.goto('/indicators/function_improved?year=2025');
	const figure = page.locator('figure').first();
	const title = await figure.getByRole('heading').innerText();
	const taken = async (name: string) => {
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			figure.getByRole('button', { name }).click(),
		]);
		return readFileSync(await file.path());
	};
	const svg = (await taken('Last ned figuren som SVG')).toString();
	expect(svg).toContain(title.split(' ').slice(0, 4).join(' '));
	expect(svg).toMatch(/Kilde: Rehabregisteret, hentet \d\d\.\d\d\.\d{4}\./);
	expect(svg).not.toMatch(/NaN|undefined|var\(|class=/);
	expect((await taken('Last ned figuren som PNG')).subarray(1, 4).toString()).toBe('PNG');
});
