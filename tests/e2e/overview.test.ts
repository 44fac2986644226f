import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

/** The column headings of the table, without those of the indicator itself. */
async function columns(page: Page): Promise<string[]> {
	const all = await page.locator('main thead th').allInnerTexts();
	return all.slice(4).map((text) => text.replace(/\s+/g, ' '));
}

/** One after the other: each that is unchecked is no longer among the checked. */
async function uncheckAll(page: Page): Promise<void> {
	const checked = page.getByRole('checkbox', { checked: true });
	for (let left = await checked.count(); left > 0; left -= 1) await checked.first().uncheck();
}

test('a leader chooses comparisons, and the link opens the same view', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.goto('/indicators?year=2025');
	expect(await columns(page)).toContain('Norge');
	await page.locator('summary').filter({ hasText: 'Sammenlign med' }).click();
	await uncheckAll(page);
	await page.getByRole('checkbox', { name: /^Sentralitet/ }).check();
	await page.getByRole('checkbox', { name: 'Norge' }).check();
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page).toHaveURL(/compare=centrality-\d/);
	await expect.poll(() => columns(page)).toEqual([expect.stringMatching(/^Sentralitet \d$/), 'Norge']);
	// Nothing that was not chosen stands in the link.
	expect(page.url()).not.toMatch(/sex=|phase=|view=/);

	const link = page.url();
	await page.goto('/effect');
	await page.goto(link);
	expect(await columns(page)).toEqual([expect.stringMatching(/^Sentralitet \d$/), 'Norge']);

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Last ned CSV' }).click(),
	]);
	const text = readFileSync(await file.path(), 'utf8');
	expect(text).toContain(';Norge;2025;');
	expect(text).toMatch(/;Sentralitet \d;2025;/);
	expect(text).not.toContain('KOSTRA');
});

test('the interval of every column is shown when asked for', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.goto('/indicators?year=2025');
	const intervals = page.locator('main tbody td').filter({ hasText: /KI \d/ });
	const before = await intervals.count();
	await page.getByRole('link', { name: 'Vis usikkerhet (KI) i alle kolonner' }).click();
	await expect(page).toHaveURL(/intervals=all/);
	await expect.poll(() => intervals.count()).toBeGreaterThan(before);
});

test('residents are counted by where they live, and only where somebody does', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.goto('/indicators?year=2025&view=residence');
	await expect(page.getByText('Tallene gjelder innbyggerne')).toBeVisible();
	await expect(page.locator('main table')).toBeVisible();

	await signInAs(page, 'clinician');
	await page.goto('/indicators?year=2025&view=residence');
	await expect(page.getByRole('heading', { name: 'Dette valget kan ikke vises' })).toBeVisible();
	await page.getByRole('link', { name: 'Vis de som behandles her' }).click();
	await expect(page.locator('main table')).toBeVisible();
});

test('the last twelve months are four quarters, and medians say that they are by year', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.goto('/indicators?year=rolling');
	await expect(page.getByRole('heading', { level: 1, name: /siste 12 måneder/ })).toBeVisible();
	await expect(page.getByText(/\d\. kvartal \d{4} til \d\. kvartal \d{4}/)).toBeVisible();
	await page.locator('summary').filter({ hasText: 'uten tall' }).last().click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Ventetid' })).toContainText(
		'Regnes bare ut per år',
	);
});

test('two parts of the patients are shown, a third is refused', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.goto('/indicators?year=2025&sex=female&service_level=3');
	await expect(
		page
			.getByText('Kvinne · ')
			.or(page.getByText(/^Kvinne, /))
			.first(),
	).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Dette valget kan ikke vises' })).toHaveCount(0);

	await page.goto('/indicators?year=2025&sex=female&service_level=3&phase=early');
	await expect(page.getByText('derfor stopper det ved to')).toBeVisible();
	await expect(page.locator('main table')).toHaveCount(0);
	const file = await page.request.get('/indicators/csv?year=2025&sex=female&service_level=3&phase=early');
	expect(file.status()).toBe(400);
	await page.getByRole('link', { name: 'Vis alle pasientene' }).click();
	await expect(page.locator('main table')).toBeVisible();
});

test('every control works without JavaScript', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.locator('button[name="account"]').nth(1).click();
	await page.goto('/indicators');
	await page.locator('summary').filter({ hasText: 'Sammenlign med' }).click();
	await uncheckAll(page);
	await page.getByLabel('Periode').selectOption('rolling');
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: /siste 12 måneder/ })).toBeVisible();
	expect(await columns(page)).toEqual([]);
	await context.close();
});
