import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

const ownNames =
	'local_id;birth_date;sex;residence_municipality;start_date;end_date;service_level;delivery;phase;diagnosis_group;main_instrument;tug_start;tug_end;goal1_text;goal1_attained';

/** A file as a spreadsheet saves it in Norway: semicolons, decimal comma, Windows-1252. */
function file(rows: string[], header = ownNames): { name: string; mimeType: string; buffer: Buffer } {
	return {
		name: 'forløp.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from([header, ...rows].join('\r\n'), 'latin1'),
	};
}

const row = (id: string, change: { end?: string; tug?: string } = {}) =>
	`${id};01.02.1948;female;3301;03.03.2025;${change.end ?? '14.04.2025'};2;home;early;stroke;tug;21,4;${change.tug ?? '15,2'};Gå til butikken på Bragernes;0`;

async function upload(page: Page, sent: ReturnType<typeof file> | string): Promise<void> {
	await page.goto('/import');
	await page.getByLabel('CSV-fil').setInputFiles(sent);
	await page.getByRole('button', { name: 'Last opp filen' }).click();
	await expect(page.getByRole('heading', { name: 'Hva er kolonnene?' })).toBeVisible();
}

async function check(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Kontroller hele filen' }).click();
	await expect(page.getByRole('heading', { name: 'Kontrollen er ferdig' })).toBeVisible();
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
	await upload(page, file(rows));
	await expect(page.getByText('Alle kolonnene er kjent igjen.')).toBeVisible();
	await check(page);
	const faults = page.getByRole('row');
	await expect(faults.filter({ hasText: 'tug_end' }).filter({ hasText: 'rask' })).toContainText('3');
	await expect(faults.filter({ hasText: 'end_date' }).filter({ hasText: '01.01.2024' })).toContainText('5');
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Last ned alle feil (CSV)' }).click();
	const lines = readFileSync(await (await download).path(), 'utf8')
		.trim()
		.split('\r\n');
	expect(lines).toHaveLength(3);
	expect(lines[1]).toContain('3;tug_end;rask;');

	await page.getByRole('button', { name: 'Importer 2 forløp' }).click();
	await expect(page.getByRole('heading', { name: 'Importen er ferdig' })).toBeVisible();
	await page.goto('/courses?q=E2E-3');
	await page.getByRole('link', { name: /^F-/ }).click();
	await expect(page.locator('[name="measurements.tug.start.value"]')).toHaveValue('21,4');
	await expect(page.locator('[name="goals.0.text"]')).toHaveValue('Gå til butikken på Bragernes');

	await upload(page, file(rows));
	await check(page);
	await expect(page.getByText('Filen har ingen nye forløp å importere.')).toBeVisible();
});

test('columns of another name are mapped by hand, remembered, and the import is undone', async ({ page }) => {
	await signInAs(page, 'clinician');
	const theirs =
		'Løpenummer;Født;Kjønn;Bosted;Startdato;Sluttdato;Avdeling;Sted;Fase;Diagnose;Prøve;TUG inn;TUG ut;Hva;Grad';
	const wholeFile = file([row('MAP-1'), row('MAP-2')], theirs);
	await upload(page, wholeFile);
	const choice = (title: string) => page.getByRole('combobox', { name: title, exact: true });
	await expect(choice('Løpenummer')).toHaveValue('local_id');
	await expect(choice('Startdato')).toHaveValue('start_date');
	await expect(choice('Sted')).toHaveValue('');
	await expect(page.getByRole('row').filter({ hasText: 'TUG inn' })).toContainText('21,4');

	await page.getByRole('button', { name: 'Kontroller hele filen' }).click();
	await expect(page.getByRole('alert')).toContainText('Disse må med, og mangler');
	for (const [title, column] of [
		['Bosted', 'residence_municipality'],
		['Sted', 'delivery'],
		['Prøve', 'main_instrument'],
		['TUG inn', 'tug_start'],
		['TUG ut', 'tug_end'],
		['Hva', 'goal1_text'],
		['Grad', 'goal1_attained'],
	] as const) {
		await choice(title).selectOption(column);
	}
	await page.getByRole('button', { name: 'Se de første radene' }).click();
	await expect(page.getByRole('heading', { name: 'Slik blir de første radene' })).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'MAP-2' }).last()).toContainText('21,4 → 15,2');
	await check(page);
	await page.getByRole('button', { name: 'Importer 2 forløp' }).click();
	await expect(page.getByRole('heading', { name: 'Importen er ferdig' })).toBeVisible();

	await page.getByRole('link', { name: 'Angre importen' }).click();
	await expect(page.getByRole('row').filter({ hasText: 'MAP-1' })).toBeVisible();
	await page.getByRole('button', { name: 'Angre importen' }).click();
	await expect(page.getByText('Importen er angret. 2 forløp er tatt bort igjen.')).toBeVisible();
	await page.getByRole('link', { name: 'Alle importer' }).click();
	await expect(page.getByRole('row').filter({ hasText: 'Angret' }).first()).toContainText('forløp.csv');
	await page.goto('/courses?q=MAP-1');
	await expect(page.getByRole('link', { name: /^F-/ })).toHaveCount(0);

	await upload(page, wholeFile);
	await expect(choice('Sted')).toHaveValue('delivery');
	await expect(choice('Avdeling')).toHaveValue('');
	await page.getByRole('button', { name: 'Forkast filen' }).click();
	await expect(page.getByText('Filen er forkastet.')).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a file goes in, and the page comes again by itself', async ({ page }) => {
		await signInAs(page, 'clinician');
		await upload(page, file([row('NOJS-1')]));
		await page.getByRole('button', { name: 'Kontroller hele filen' }).click();
		await expect(page.getByRole('heading', { name: 'Kontrollen er ferdig' })).toBeVisible();
		await page.getByRole('button', { name: 'Importer 1 forløp' }).click();
		await expect(page.getByRole('heading', { name: 'Importen er ferdig' })).toBeVisible();
	});
});

test('a spreadsheet is refused with what to do', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/import');
	const buffer = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(300_000, 1)]);
	await page.getByLabel('CSV-fil').setInputFiles({ name: 'forløp.xlsx', mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: 'Last opp filen' }).click();
	await expect(page.getByRole('alert')).toContainText('Dette er et regneark');
});

test('large bodies are refused everywhere else', async ({ page }) => {
	await signInAs(page, 'clinician');
	const headers = { Origin: new URL(page.url()).origin };
	const multipart = { file: { name: 'x', mimeType: 'text/csv', buffer: Buffer.alloc(2 * 1024 * 1024, 97) } };
	const posted = (path: string) => page.request.post(path, { headers, multipart });
	// Again and again on one connection: a body left half read would reset it under the next request.
	for (let round = 0; round < 5; round++) {
		expect((await posted('/courses/new')).status()).toBe(413);
		expect((await posted('/sign-in')).status()).toBe(413);
	}
});

test('the template can be filled in and is recognised', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/import');
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Last ned mal' }).click();
	await upload(page, await (await download).path());
	await check(page);
	// The example row is there to be read, never to be imported.
	await expect(page.getByText('EKSEMPEL').first()).toBeVisible();
	await expect(page.getByRole('button', { name: /^Importer \d/ })).toHaveCount(0);
});
