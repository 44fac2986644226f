import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

async function download(page: Page): Promise<string> {
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Last ned CSV' }).click();
	return readFileSync(await (await waiting).path(), 'utf8');
}

test('a leader goes from all measures to one, compares it, and the link opens the same view', async ({
	page,
}) => {
	test.slow();
	await signInAs(page, 'leader');
	await page.goto('/effect');
	await expect(
		page.getByRole('heading', { name: /målinger er bedre ved slutt enn ved start/ }),
	).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Endring er ikke det samme som effekt' })).toBeVisible();
	await page.getByRole('rowheader').getByRole('link').first().click();
	await expect(page).toHaveURL(/\/effect\/measures\/\w+\?/);
	await expect(page.getByRole('heading', { name: 'Endring etter startnivå' })).toBeVisible();
	await page.getByLabel('Sammenlign med').selectOption('Resten av landet');
	await page.locator('#compare').getByRole('button', { name: 'Vis' }).click();
	await expect(page.getByText('Forskjell, justert')).toBeVisible();
	await expect(page).toHaveURL(/compare=node%3Anation/);
	const shown = await page.locator('#compare').innerText();
	await page.goto(page.url());
	expect(await page.locator('#compare').innerText()).toBe(shown);
});

test('the file of each part has what the page has', async ({ page }) => {
	test.slow();
	await signInAs(page, 'leader');
	await page.goto('/effect?by=service_level');
	expect(await download(page)).toMatch(/;Tjenestenivå|;Gruppe;/);
	for (const [path, word] of [
		['/effect/work', 'Slutt til 12 måneder'],
		['/effect/goals', 'Mobilitet'],
		['/effect/services?cost=650', '650'],
		['/effect/measures/eq_vas', 'EQ VAS'],
	] as const) {
		await page.goto(path);
		expect(await download(page), path).toContain(word);
	}
});

test('the value of hours is told only of a cost that the leader sets, with its doubts beside', async ({
	page,
}) => {
	await signInAs(page, 'leader');
	await page.goto('/effect/services');
	await expect(page.getByText('Vi foreslår ingen pris')).toBeVisible();
	await expect(page.getByText('kr i året')).toHaveCount(0);
	await page.getByLabel('Hva koster en time? (kr)').fill('650,50');
	await page.locator('form').filter({ hasText: 'Hva koster' }).getByRole('button', { name: 'Vis' }).click();
	await expect(page.getByText(/kr i året/)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Tvil på tallet' })).toBeVisible();
	await expect(page).toHaveURL(/cost=650/);
});

test('every part works without scripts, and the charts are drawn', async ({ browser, baseURL }) => {
	test.slow();
	const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'nb-NO' });
	const page = await context.newPage();
	await signInAs(page, 'leader');
	await page.goto('/effect');
	for (const tab of ['Målinger', 'Arbeid', 'Mål']) {
		await page
			.getByRole('navigation', { name: 'Deler av effektsiden' })
			.getByRole('link', { name: tab, exact: true })
			.click();
		await expect(page.locator('figure svg').first()).toBeAttached();
		const html = await page.content();
		expect(html).not.toMatch(/NaN|Infinity/);
	}
	await page.getByLabel('År').selectOption('2024');
	await page.getByRole('button', { name: 'Vis' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: /2024/ })).toBeVisible();
	await context.close();
});

test('an arrow key walks the chart and reads value, interval and number', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.goto('/effect');
	await page.locator('figure svg:visible').first().focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('figure .reading').first()).toHaveText(/SRM .*KI .*pasienter/);
});

test('effect is not shown of an organisation that is not the own', async ({ page }) => {
	await signInAs(page, 'leader');
	for (const path of ['/effect', '/effect/work', '/effect/services']) {
		await page.goto(`${path}?organisation=municipality-1103`);
		await expect(
			page.getByRole('heading', { name: 'Før og etter vises bare for egen organisasjon' }),
		).toBeVisible();
	}
	expect((await page.goto('/effect/measures/iplos_adl'))?.status()).toBe(404);
});
