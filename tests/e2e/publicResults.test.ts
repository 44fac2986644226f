import { expect, test } from '@playwright/test';

/** The file without its mark at the start, as lines of cells; no cell of it holds a semicolon or a line break. */
function cellsOf(text: string): Record<string, string>[] {
	const [header = '', ...lines] = text
		.replace(/^\uFEFF/, '')
		.trimEnd()
		.split('\r\n');
	const names = header.split(';');
	return lines.map((line) => {
		const cells = line.split(';');
		return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
	});
}

const numbers = [
	...['value', 'lower', 'upper', 'numerator', 'denominator', 'eligible', 'matured', 'answered'],
	...['value_among_answered', 'expected', 'ratio', 'level'],
];

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a visitor finds an organisation by its name and sees its published numbers', async ({ page }) => {
		await page.goto('/results');
		await page.getByRole('link', { name: 'Finn organisasjon' }).click();
		await page.getByLabel('Navn eller del av navn').fill('helse ve');
		await page.getByRole('button', { name: 'Søk' }).click();
		await expect(page).toHaveURL(/q=helse\+ve/);
		await page.getByRole('link', { name: 'Helse Vest', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1, name: /^Helse Vest, \d{4}$/ })).toBeVisible();
		const table = page.getByRole('table');
		await expect(table.getByRole('rowheader', { name: 'Viktig bedring i funksjon' })).toBeVisible();
		const counts = [...(await table.innerText()).matchAll(/\d+ av ([\d\u202f]+)/g)].map((found) =>
			Number(found[1]?.replace(/\D/g, '')),
		);
		expect(counts.length).toBeGreaterThan(10);
		expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
	});

	test('what is typed is a text and no pattern', async ({ page }) => {
		await page.goto('/results/organisations?q=%25');
		await expect(page.getByRole('status')).toHaveText(
			'Ingen organisasjon har «%» i navnet. Prøv en kortere del av navnet.',
		);
	});

	test('the map has one tile a municipality, and hides in tile and table alike', async ({ page }) => {
		await page.goto('/results/map?indicator=function_improved');
		const tiles = page.locator('svg.wide rect > title');
		await expect(tiles).toHaveCount(357);
		const readings = await tiles.allTextContents();
		const hidden = readings.filter((text) => /Færre enn 10|Skjult for å verne andre/.test(text));
		const shown = readings.filter((text) => /\d+ av \d+/.test(text));
		expect(hidden.length).toBeGreaterThan(0);
		expect(shown.length).toBeGreaterThan(0);
		for (const text of hidden) expect(text).not.toMatch(/ av \d|KI/);
		await page.getByText('Tabell med de samme tallene').click();
		await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(hidden.length + shown.length);
	});

	test('the method page leads to the models and their numbers', async ({ page }) => {
		await page.goto('/method');
		await expect(page.getByRole('heading', { name: 'Derfor er noen tall skjult' })).toBeVisible();
		await page
			.getByRole('row', { name: /^Viktig bedring i funksjon/ })
			.getByRole('rowheader')
			.getByRole('link')
			.click();
		await expect(
			page.getByRole('heading', { level: 1, name: 'Modell: Viktig bedring i funksjon' }),
		).toBeVisible();
		await expect(page.getByRole('rowheader', { name: 'Konstantledd' })).toBeVisible();
		await expect(page.getByText('C-statistikk', { exact: true })).toBeVisible();
		await page.goto('/method/models/waiting_days');
		await expect(page.getByRole('heading', { level: 1, name: /finnes ikke/i })).toBeVisible();
	});
});

test('all thirty indicators are defined', async ({ page }) => {
	await page.goto('/results/definitions');
	await expect(page.getByRole('article')).toHaveCount(30);
});

test('the file has a reason and no number where something is hidden, and a number elsewhere', async ({
	request,
}) => {
	test.slow();
	const answer = await request.get('/results/data/numbers.csv', { timeout: 150_000 });
	expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
	const rows = cellsOf(await answer.text());
	const masked = rows.filter(({ mask }) => mask !== '');
	expect(masked.length).toBeGreaterThan(100);
	expect(masked.filter((row) => numbers.some((name) => row[name] !== ''))).toEqual([]);
	const shown = rows.filter(({ mask }) => mask === '');
	expect(shown.length).toBeGreaterThan(100);
	expect(shown.filter(({ value }) => value === '')).toEqual([]);
	expect(Math.min(...shown.map(({ denominator }) => Number(denominator)))).toBeGreaterThanOrEqual(10);
	const codebook = cellsOf(await (await request.get('/results/data/codebook.csv')).text());
	expect(codebook.map(({ name }) => name)).toEqual(Object.keys(rows[0] ?? {}));
});

test('the arrow keys walk the map, and the municipality is read', async ({ page }) => {
	await page.goto('/results/map');
	const map = page.locator('svg.wide');
	await map.focus();
	// The page listens once it has started.
	await expect(async () => {
		await map.press('Home');
		await expect(page.locator('figure [aria-live]')).toHaveText(/, Finnmark: |, Troms: /, { timeout: 1000 });
	}).toPass();
});

test('what does not exist is not found, whatever the address says', async ({ request }) => {
	for (const path of [
		'/results/organisations/no-such-place',
		'/results/map?indicator=waiting_days',
		'/results/map?year=1999',
		'/method/models/nothing',
		'/method/models/function_improved?year=1999',
	]) {
		expect((await request.get(path)).status(), path).toBe(404);
	}
});

test('a visitor reaches no more by changing the address', async ({ request }) => {
	const own = 'organisation=nation&year=2025';
	for (const path of [
		`/indicators?${own}`,
		`/indicators/csv?${own}`,
		`/indicators/function_improved/csv?${own}&chart=units`,
		`/effect/csv?${own}`,
		`/report?${own}`,
		`/report.pdf?${own}`,
		'/subscriptions',
	]) {
		const answer = await request.get(path);
		expect(new URL(answer.url()).pathname, path).toBe('/sign-in');
	}
	// Parameters of the signed-in pages change nothing of what is public.
	const address = '/results/csv?indicator=function_improved&year=2025';
	const plain = await (await request.get(address)).text();
	const tried = await request.get(`${address}&organisation=unit-1&own=1&minimum=1&sex=female&quarters=1`);
	expect(await tried.text()).toBe(plain);
	const counts = plain
		.trimEnd()
		.split('\n')
		.slice(1)
		.map((line) => Number(line.split(';')[5]));
	expect(counts.length).toBeGreaterThan(3);
	expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
});
