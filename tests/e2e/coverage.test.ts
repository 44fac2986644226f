import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { thisYear } from '../days.ts';
import { signInAs } from './people.ts';

const lastYear = thisYear() - 1;

const file = (rows: string[], header = 'enhet_id;år;kilde;antall') => ({
	name: 'dekning.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from([header, ...rows].join('\r\n'), 'latin1'),
});

/** Ids of the units, as the template has them. */
async function templateUnits(page: Page): Promise<string[]> {
	await page.goto('/coverage');
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Last ned mal' }).click();
	const lines = readFileSync(await (await download).path(), 'utf8')
		.trim()
		.split('\r\n');
	expect(lines[0]).toContain('enhet_id;enhet;år;kilde;antall;merknad');
	return lines.slice(1).map((line) => line.split(';')[0] ?? '');
}

async function check(page: Page, sent: ReturnType<typeof file>): Promise<void> {
	await page.getByLabel('CSV-fil').setInputFiles(sent);
	await page.getByRole('button', { name: 'Kontroller filen' }).click();
}

const cellOf = (page: Page, unit: string) =>
	page.locator(`td:has(a[href="/coverage?unit=${unit}&year=${lastYear}#one"])`);

/** @param from which unit of the template is the first of the two: a registry is shared by the tests of a file */
async function loadMended(page: Page, from: number): Promise<void> {
	const [first = '', second = ''] = (await templateUnits(page)).slice(from);
	await check(page, file([`${first};${lastYear};NPR;4 000`, `${second};${lastYear};SSB;300`]));
	await expect(page.getByRole('alert')).toContainText('1 feil. Ingenting er lastet inn.');
	const faults = page.getByRole('region', { name: 'Feil i filen' });
	await expect(faults.getByRole('row').filter({ hasText: 'SSB' })).toContainText(
		'Kilden må være NPR, KPR eller KOSTRA.',
	);
	await expect(page.getByRole('button', { name: /^Last inn/ })).toHaveCount(0);
	await expect(cellOf(page, first)).not.toContainText(/av 4\s000/);

	await check(page, file([`${first};${lastYear};NPR;4 000`, `${second};${lastYear};kostra;1`]));
	await expect(page.getByText('ingen feil. Se over tallene')).toBeVisible();
	await page.getByRole('button', { name: 'Last inn 2 tall' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Lastet inn' })).toBeVisible();
	await expect(cellOf(page, first)).toContainText(/av 4\s000 · NPR/);
	await expect(cellOf(page, second)).toContainText('over 100');
	await expect(page.getByText('Over 100\u202f% betyr at')).toBeVisible();
	// The year that runs has no count: the one before is shown, marked with its year and source.
	const row = page.getByRole('row').filter({ has: cellOf(page, first) });
	await expect(row.getByText(new RegExp(`^${lastYear}, NPR: \\d+`))).toBeVisible();
}

test('a file with one bad row loads nothing; mended, it loads all, and the log says so', async ({ page }) => {
	await signInAs(page, 'coordinator');
	await loadMended(page, 0);
	await page.goto('/audit');
	await expect(page.getByRole('row').filter({ hasText: 'Lastet inn meldte tall' }).first()).toContainText(
		'2 tall',
	);
});

test('a single count is corrected, its history is kept, and it is removed', async ({ page }) => {
	await signInAs(page, 'coordinator');
	const unit = (await templateUnits(page)).at(-1) ?? '';
	await cellOf(page, unit).getByRole('link').click();
	const panel = page.locator('#one');
	await expect(panel.getByLabel('År', { exact: true })).toHaveValue(String(lastYear));
	await panel.getByLabel('Kilde').selectOption('KPR');
	await panel.getByLabel('Antall forløp').fill('mange');
	await panel.getByRole('button', { name: 'Lagre tallet' }).click();
	await expect(panel.getByText('Antallet må være et helt tall, minst 1.')).toBeVisible();
	for (const count of ['4321', '4322']) {
		await panel.getByLabel('Antall forløp').fill(count);
		await panel.getByRole('button', { name: 'Lagre tallet' }).click();
		await expect(cellOf(page, unit)).toContainText(`av 4\u202f${count.slice(1)} · KPR`);
	}
	await expect(panel.getByText('4\u202f321 fra KPR')).toContainText('av Koordinator Demo');

	await panel.getByRole('link', { name: 'Fjern tallet' }).click();
	await panel.getByRole('button', { name: 'Fjern tallet' }).click();
	await expect(page.getByText('Tallet er fjernet.')).toBeVisible();
	await expect(cellOf(page, unit)).toContainText('Ikke meldt');
	await expect(panel.getByText('4\u202f322 fra KPR')).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a file is checked, mended and loaded', async ({ page }) => {
		await signInAs(page, 'coordinator');
		await loadMended(page, 2);
	});
});

for (const person of ['leader', 'clinician', 'researcher'] as const) {
	test(`${person} gets neither the page, the template nor its actions`, async ({ page }) => {
		await signInAs(page, person);
		expect((await page.goto('/coverage'))?.status()).toBe(403);
		await expect(page.getByRole('heading', { name: 'Du har ikke tilgang' })).toBeVisible();
		expect((await page.request.get('/coverage/template.csv')).status()).toBe(403);
		const headers = { origin: new URL(page.url()).origin };
		for (const action of ['check', 'load', 'one', 'remove']) {
			const form = { unit: 'x', content: '[]' };
			expect((await page.request.post(`/coverage?/${action}`, { headers, form })).status(), action).toBe(403);
		}
	});
}
