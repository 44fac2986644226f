import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

/** A file as a spreadsheet saves it in Norway: semicolons, decimal comma, Windows-1252. */
function file(rows: string[]): { name: string; mimeType: string; buffer: Buffer } {
	const header =
		'local_id;birth_date;sex;residence_municipality;start_date;end_date;service_level;delivery;phase;diagnosis_group;main_instrument;tug_start;tug_end;goal1_text;goal1_attained';
	return {
		name: 'forløp.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from([header, ...rows].join('\r\n'), 'latin1'),
	};
}

const row = (id: string, change: { end?: string; tug?: string } = {}) =>
	`${id};01.02.1948;female;3301;03.03.2025;${change.end ?? '14.04.2025'};2;home;early;stroke;tug;21,4;${change.tug ?? '15,2'};Gå til butikken på Bragernes;0`;

async function check(page: Page, rows: string[]): Promise<void> {
	await page.goto('/import');
	await page.getByLabel('CSV-fil').setInputFiles(file(rows));
	await page.getByRole('button', { name: 'Kontroller filen' }).click();
	await expect(page.getByRole('heading', { name: 'Kontroll av forløp.csv' })).toBeVisible();
}

test('a file with faults is reported by row, column, value and reason; the rest goes in, once', async ({
	page,
}) => {
	await signInAs(page, 'clinician');
	const rows = [
		row('E2E-1'),
		row('E2E-2', { tug: 'rask' }),
		row('E2E-3'),
		row('E2E-4', { end: '01.01.2024' }),
	];
	await check(page, rows);
	const faults = page.getByRole('row');
	await expect(faults.filter({ hasText: 'tug_end' }).filter({ hasText: 'rask' })).toContainText('3');
	await expect(faults.filter({ hasText: 'end_date' }).filter({ hasText: '01.01.2024' })).toContainText('5');

	await page.getByRole('button', { name: 'Importer 2 forløp' }).click();
	await expect(page.getByRole('heading', { name: 'Importert fra forløp.csv' })).toBeVisible();
	await page.goto('/courses?q=E2E-3');
	await page.getByRole('link', { name: /^F-/ }).click();
	await expect(page.locator('[name="measurements.tug.start.value"]')).toHaveValue('21,4');
	await expect(page.locator('[name="goals.0.text"]')).toHaveValue('Gå til butikken på Bragernes');

	await check(page, rows);
	await expect(page.getByText('Filen har ingen nye forløp å importere.')).toBeVisible();
});

test('the template can be filled in and is recognised', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/import');
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Last ned mal' }).click();
	const path = await (await download).path();
	await page.getByLabel('CSV-fil').setInputFiles(path);
	await page.getByRole('button', { name: 'Kontroller filen' }).click();
	// The example row is there to be read, never to be imported.
	await expect(page.getByText('EKSEMPEL').first()).toBeVisible();
	await expect(page.getByRole('button', { name: /^Importer \d/ })).toHaveCount(0);
});
