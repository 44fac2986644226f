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
	const row = () =>
		page
			.getByRole('row')
			.filter({ has: page.getByRole('rowheader', { name: 'Mål nådd', exact: true }) })
			.first();
	const counted = /\d+ av \d+/.exec(await row().innerText())?.[0] ?? 'none';

	// The report has the same numbers, and says of which year the effect is.
	await page.getByRole('link', { name: 'Rapport', exact: true }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: /: rapport for de siste 12 månedene$/ }),
	).toBeVisible();
	await expect(row()).toContainText(counted);
	await expect(page.getByText(/^Effekt regnes ut for hele år\. Her vises \d{4}\.$/)).toBeVisible();
	await expect(page.getByLabel('Periode')).toHaveValue('rolling');
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

test('a leader finds the weakest indicator and sends the link, which opens the same view', async ({
	page,
	browser,
	baseURL,
}) => {
	await signInAs(page, 'leader');
	await page.goto('/indicators?year=2025');
	await page.getByRole('link', { name: 'Rapport', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: /: rapport for 2025$/ })).toBeVisible();
	const said = await page.getByRole('listitem').filter({ hasText: 'Lengst fra ønsket nivå' }).innerText();
	const weakest = /nivå: (.*?), [\d−-]/.exec(said)?.[1] ?? 'none';
	await page.getByRole('link', { name: 'Alle indikatorer' }).click();
	await page.getByRole('rowheader').getByRole('link', { name: weakest, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: weakest })).toBeVisible();
	const shown = await page.getByRole('region', { name: 'Nå', exact: true }).innerText();

	const context = await browser.newContext({ baseURL });
	const other = await context.newPage();
	await signInAs(other, 'leader');
	await other.goto(page.url());
	await expect(other.getByRole('heading', { level: 1, name: weakest })).toBeVisible();
	expect(await other.getByRole('region', { name: 'Nå', exact: true }).innerText()).toBe(shown);
	await context.close();
});

test('what is hidden is hidden in table, chart, files, report and source', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.goto('/indicators/work_m12?year=2025');
	const organisation =
		new RegExp('organisation:"(municipality-[0-9]+)"').exec(await page.content())?.[1] ?? '';
	const years = page.getByRole('region', { name: 'Tallene bak' }).getByRole('row');
	const hidden = years.filter({ has: page.locator('td:nth-child(2)', { hasText: 'Færre enn 5 forløp' }) });
	await expect(hidden.first()).toBeVisible();
	const year = (await hidden.first().getByRole('rowheader').innerText()).trim();

	// The chart has no point of that year, and its file no number.
	const name = await page.getByLabel('Organisasjon').locator('option:checked').innerText();
	const readings = await page.locator('figure').first().locator('svg.wide circle title').allTextContents();
	expect(readings.filter((text) => text.includes(`${name.trim()}, `)).length).toBeGreaterThan(0);
	expect(readings.filter((text) => text.startsWith(`${name.trim()}, ${year}`))).toEqual([]);
	for (const chart of [
		`/indicators/work_m12/csv?organisation=${organisation}&year=${year}&chart=trend`,
		`/indicators/csv?organisation=${organisation}&year=${year}&compare=`,
	]) {
		const text = await (await page.request.get(chart)).text();
		const lines = text.split('\n').filter((line) => line.includes(`;${year};`) && line.includes('Færre enn'));
		expect(lines.length, chart).toBeGreaterThan(0);
		for (const line of lines) expect(line, chart).toMatch(/;;;;;;;;\d+;Færre enn 5 forløp/);
	}

	// The report says why, and no hidden cell of any page's source has anything but its place and its reason.
	for (const path of ['/report', '/indicators', '/indicators/work_m12']) {
		await page.goto(`${path}?organisation=${organisation}&year=${year}`);
		const source = await page.content();
		const masks = [...source.matchAll(/\{[^{}]*mask:"(?:few|secondary|coverage|detail)"[^{}]*\}/g)];
		expect(masks.length, path).toBeGreaterThan(0);
		for (const [mask] of masks) expect(mask, path).not.toMatch(/value|numerator|denominator|interval|\bn:/);
	}
	await page.goto(`/report?organisation=${organisation}&year=${year}`);
	await expect(page.getByRole('row').filter({ hasText: 'Færre enn 5 forløp' }).first()).toBeVisible();
});

test('a leader takes the report along as PDF, subscribes to the view and ends it', async ({ page }) => {
	await signInAs(page, 'leader');
	await page.goto('/report?year=2025');
	const offered = await page.getByRole('link', { name: 'Last ned PDF' }).getAttribute('href');
	const pdf = await page.request.get(offered ?? '', { timeout: 60_000 });
	expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

	await page.goto('/indicators?year=2025');
	await page.getByText('Abonner', { exact: true }).click();
	await page.getByLabel('Hvor ofte').selectOption('Hvert kvartal');
	await page.getByRole('button', { name: 'Abonner på visningen' }).click();
	await expect(page.getByRole('status')).toContainText('Du abonnerer nå på «Oversikt, ');
	await page.getByRole('button', { name: /^Stopp abonnementet på Oversikt/ }).click();
	await expect(page.getByRole('heading', { name: 'Du har ingen abonnementer' })).toBeVisible();
});
