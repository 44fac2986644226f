import { expect, test, type Page } from '@playwright/test';
import { syntheticNationalId } from '../../src/lib/domain/nationalId.ts';
import { registerByKeyboard } from '../bench/keyboard.ts';
import { daysAgo, thisYear } from '../days.ts';
import { signInAs } from './people.ts';

/** Of somebody who is asked about work, another one each time. */
function workingAgeId(): string {
	for (;;) {
		const day = String(1 + Math.floor(Math.random() * 28)).padStart(2, '0');
		const id = syntheticNationalId(`1975-03-${day}`, Math.floor(Math.random() * 500));
		if (id) return id;
	}
}

async function fillCourse(page: Page): Promise<void> {
	await page.getByLabel('Fødselsnummer eller D-nummer').fill(workingAgeId());
	await page.getByLabel('Startdato').fill(daysAgo(60));
	await page.getByLabel('Sluttdato').fill(daysAgo(10));
	await page.getByLabel('Diagnosegruppe').selectOption('stroke');
	await page.getByLabel('Hvor gis tilbudet').selectOption('home');
	await page.getByLabel('Fase').selectOption('early');
	await page.getByLabel('Fysioterapeut').check();
	await page.getByLabel('Hovedmål for funksjon').selectOption('sppb');
	await page.locator('[name="measurements.sppb.start.value"]').fill('5');
	await page.locator('[name="measurements.sppb.end.value"]').fill('8');
	await page.locator('[name="goals.0.text"]').fill('Gå alene til butikken');
	await page.locator('[name="goals.0.importance"]').selectOption('3');
	await page.locator('[name="goals.0.difficulty"]').selectOption('2');
	await page.locator('[name="goals.0.attained"][value="0"]').check({ force: true });
	await page.locator('[name="work.start.state"]').selectOption('full_sick_leave');
	await page.locator('[name="work.end.state"]').selectOption('work');
	await page.locator('[name="satisfaction.patient"]').selectOption('5');
}

/** Numerator and denominator of an indicator's cell on the leader's page, from "x av y". */
async function leaderCell(page: Page, indicator: string): Promise<{ met: number; counted: number }> {
	await page.goto(`/indicators?year=${thisYear()}`);
	const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: indicator }) });
	const text = (
		await row
			.getByRole('cell')
			.filter({ hasText: /\d+ av \d+/ })
			.first()
			.innerText()
	).replace(/[\s\u00a0\u202f]+/g, ' ');
	const [, met = '', counted = ''] = /([\d ]+) av ([\d ]+)/.exec(text) ?? [];
	return { met: Number(met.replaceAll(' ', '')), counted: Number(counted.replaceAll(' ', '')) };
}

test('a clinician registers a course and the leader sees the number move', async ({ page }) => {
	await signInAs(page, 'leader');
	const before = await leaderCell(page, 'Viktig bedring i funksjon');
	expect(before.counted).toBeGreaterThan(0);

	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await fillCourse(page);
	await expect(page.getByText('viktig bedring', { exact: false }).first()).toBeVisible();
	await page.getByRole('button', { name: 'Fullfør forløpet' }).click();
	await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}$/);
	await expect(page.getByText('Fullført', { exact: true })).toBeVisible();
	await expect(page.getByText(/Lagret \d\d\.\d\d/)).toBeVisible();

	await signInAs(page, 'leader');
	expect(await leaderCell(page, 'Viktig bedring i funksjon')).toEqual({
		met: before.met + 1,
		counted: before.counted + 1,
	});
});

test('faults stand at their field in Norwegian and nothing typed is lost', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await page.getByLabel('Startdato').fill(daysAgo(10));
	await page.getByLabel('Sluttdato').fill(daysAgo(20));
	await page.locator('[name="measurements.sppb.start.value"]').fill('65');
	await page.locator('[name="goals.0.text"]').fill('Lage middag');
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(page.locator('[id="measurements.sppb.start-error"]')).toContainText('Høyst 12');
	await expect(page.locator('[name="measurements.sppb.start.value"]')).toHaveValue('65');
	await expect(page.locator('[name="goals.0.text"]')).toHaveValue('Lage middag');

	await page.locator('[name="measurements.sppb.start.value"]').fill('6');
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(page.locator('#end_date-error')).toBeVisible();
	await page.getByLabel('Sluttdato').fill(daysAgo(5));
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}$/);
	await expect(page.getByText('Utkast', { exact: true })).toBeVisible();
	await expect(page.locator('[name="goals.0.text"]')).toHaveValue('Lage middag');
});

test('a whole course is registered by keyboard alone, in fewer than sixty steps', async ({ page }) => {
	await signInAs(page, 'clinician');
	expect((await registerByKeyboard(page)).steps).toBeLessThan(60);
	await expect(page.locator('[name="work.end.percent"]')).toHaveValue('50');
	await expect(page.locator('[name="satisfaction.patient"]')).toHaveValue('5');
	await expect(page.getByText('Du har tekst som ikke ble lagret.')).toHaveCount(0);
});

test('completing lists what is missing, each a link to its field', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await page.getByRole('button', { name: 'Fullfør forløpet' }).click();
	const summary = page.locator('#told');
	await expect(summary).toContainText('Dette mangler');
	await summary.getByRole('link', { name: 'Diagnosegruppe' }).click();
	await expect(page).toHaveURL(/#diagnosis_group$/);
});

test('a course is edited after completion with a reason that stands in its history', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await fillCourse(page);
	await page.getByRole('button', { name: 'Fullfør forløpet' }).click();
	await expect(page.getByText('Fullført', { exact: true })).toBeVisible();

	await page.locator('[name="measurements.sppb.end.value"]').fill('9');
	await page.getByRole('button', { name: 'Lagre', exact: true }).click();
	await expect(page.locator('#reason-error')).toBeVisible();
	await page.getByLabel('Hvorfor endrer du et fullført forløp?').fill('Feil avlest');
	await page.getByRole('button', { name: 'Lagre', exact: true }).click();
	await page.getByText('Endringer (').click();
	await expect(page.getByText('8 → 9')).toBeVisible();
	await expect(page.getByText('Begrunnelse: Feil avlest')).toBeVisible();
});

test('of two people on one course the later sees both versions before anything is overwritten', async ({
	page,
	browser,
}) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await page.locator('[name="goals.0.text"]').fill('Gå tur');
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(page.getByText('Utkast', { exact: true })).toBeVisible();
	await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}$/);

	const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
	await signInAs(other, 'clinician');
	await other.goto(page.url());
	await other.locator('[name="goals.0.text"]').fill('Gå tur hver dag');
	await other.getByRole('button', { name: 'Lagre utkast' }).click();
	await other.getByText('Endringer (1)').click();
	await expect(other.getByText('Gå tur → Gå tur hver dag')).toBeVisible();

	await page.locator('[name="goals.0.text"]').fill('Gå tur i skogen');
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(page.getByText('Noen andre lagret forløpet mens du skrev')).toBeVisible();
	await expect(page.getByRole('cell', { name: 'Gå tur hver dag' })).toBeVisible();
	await expect(page.locator('[name="goals.0.text"]')).toHaveValue('Gå tur i skogen');
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await page.getByText('Endringer (2)').click();
	await expect(page.getByText('Gå tur hver dag → Gå tur i skogen')).toBeVisible();
});

test('the national id is shown again with a reason only', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await page.getByRole('button', { name: 'Lag syntetisk person' }).click();
	const field = page.getByLabel('Fødselsnummer eller D-nummer');
	await expect(field).toHaveValue(/^\d{11}$/);
	const number = await field.inputValue();
	await page.getByRole('button', { name: 'Lagre utkast' }).click();
	await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}$/);
	expect(await page.content()).not.toContain(number);
	await page.getByRole('button', { name: 'Vis fødselsnummer' }).click();
	await expect(page.getByText('Skriv hvorfor.')).toBeVisible();
	await page.getByLabel('Hvorfor trenger du det?').fill('Skal ringe pasienten');
	await page.getByRole('button', { name: 'Vis fødselsnummer' }).click();
	await expect(page.getByText(`Fødselsnummer: ${number}`)).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a course is registered and completed', async ({ page }) => {
		await signInAs(page, 'clinician');
		await page.goto('/courses/new');
		await page.locator('[name="measurements.sppb.start.value"]').fill('nei');
		await page.getByRole('button', { name: 'Lagre utkast' }).click();
		await expect(page.locator('[name="measurements.sppb.start.value"]')).toHaveValue('nei');
		await expect(page.locator('[id="measurements.sppb.start-error"]')).toBeVisible();
		await fillCourse(page);
		await page.getByRole('button', { name: 'Fullfør forløpet' }).click();
		await expect(page).toHaveURL(/\/courses\/[0-9a-f-]{36}$/);
		await expect(page.getByText('Fullført', { exact: true })).toBeVisible();
	});
});
