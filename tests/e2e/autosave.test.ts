import { expect, test, type Page } from '@playwright/test';
import { syntheticNationalId } from '../../src/lib/domain/nationalId.ts';
import { daysAgo } from '../days.ts';
import { signInAs } from './people.ts';

const address = /\/courses\/[0-9a-f-]{36}$/;
const goal = (page: Page) => page.locator('[name="goals.0.text"]');
const status = (page: Page) => page.getByRole('status').filter({ hasText: /agre/ });

/** A new draft that the page itself has saved, opened at its own address. */
async function openDraft(page: Page, text: string): Promise<void> {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await goal(page).fill(text);
	await expect(page).toHaveURL(address);
	await page.reload();
	await expect(goal(page)).toHaveValue(text);
	await expect(page.getByText('Utkast', { exact: true })).toBeVisible();
}

test('typing saves by itself, at the address of the new course, without moving the cursor', async ({
	page,
}) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	await goal(page).click();
	await page.keyboard.type('Gå tur');
	const saved = page.waitForResponse((response) => response.url().endsWith('/draft'), { timeout: 4000 });
	await saved;
	await expect(page).toHaveURL(address);
	await expect(status(page)).toHaveText(/✓ Lagret \d\d\.\d\d/);
	await expect(goal(page)).toBeFocused();
	await page.keyboard.type(' i skogen');
	await expect(goal(page)).toHaveValue('Gå tur i skogen');
	await page.waitForResponse((response) => response.url().endsWith('/draft'), { timeout: 4000 });
	await page.reload();
	await expect(goal(page)).toHaveValue('Gå tur i skogen');
	await page.getByText('Endringer (').click();
	await expect(page.getByText('Gå tur → Gå tur i skogen')).toBeVisible();
});

test('the unit’s own number and mark are kept although the draft was made before them', async ({ page }) => {
	await openDraft(page, 'Gå tur');
	const number = `J-${Date.now()}`;
	await page.locator('[name="local_id"]').fill(number);
	await page.locator('[name="initials"]').fill('KN');
	await page.locator('[name="goals.1.text"]').fill(`Ring ${syntheticNationalId('1950-02-03', 231)} i morgen`);
	await page.getByLabel('Fase').focus();
	await expect(page.locator('[id="goals.1.text-error"]')).toContainText('Inneholder et fødselsnummer');
	await expect(status(page)).toContainText('1 felt må rettes');
	await page.reload();
	await expect(page.locator('[name="local_id"]')).toHaveValue(number);
	await expect(page.locator('[name="initials"]')).toHaveValue('KN');
	await expect(page.locator('[name="goals.1.text"]')).toHaveValue('');
});

test('a faulty field keeps its text and its fault, and the others are saved', async ({ page }) => {
	await openDraft(page, 'Gå tur');
	await page.getByLabel('Startdato').fill(daysAgo(10));
	await page.locator('[name="measurements.sppb.start.value"]').fill('65');
	await page.getByLabel('Fase').selectOption('late');
	await page.getByLabel('Fase').focus();
	await expect(page.locator('[id="measurements.sppb.start-error"]')).toContainText('Høyst 12');
	await expect(status(page)).toContainText('1 felt må rettes');
	await expect(page.locator('[name="measurements.sppb.start.value"]')).toHaveValue('65');

	await page.reload();
	await expect(page.getByLabel('Fase')).toHaveValue('late');
	await expect(page.getByLabel('Startdato')).toHaveValue(daysAgo(10).split('-').reverse().join('.'));
	await expect(page.locator('[name="measurements.sppb.start.value"]')).toHaveValue('');
	await page.getByRole('button', { name: 'Hent den tilbake' }).click();
	await expect(page.locator('[name="measurements.sppb.start.value"]')).toHaveValue('65');
	// The text that came back is sent again, and is as faulty as before.
	await expect(status(page)).toContainText('1 felt må rettes');
	await page.locator('[name="measurements.sppb.start.value"]').fill('6');
	await expect(status(page)).toHaveText(/✓ Lagret \d\d\.\d\d\s*$/);
	await expect(page.locator('[id="measurements.sppb.start-error"]')).toHaveCount(0);
	await page.reload();
	await expect(page.locator('[name="measurements.sppb.start.value"]')).toHaveValue('6');
	await expect(page.getByText('Du har tekst som ikke ble lagret.')).toHaveCount(0);
});

test('leaving or closing right after typing keeps what was typed', async ({ page, context }) => {
	await openDraft(page, 'Gå tur');
	const course = page.url();
	await goal(page).fill('Gå tur hver dag');
	await page.getByRole('link', { name: 'Arbeidsliste' }).first().click();
	await expect(page).toHaveURL(/\/courses$/);
	await page.goto(course);
	await expect(goal(page)).toHaveValue('Gå tur hver dag');

	await goal(page).fill('Gå tur hver kveld');
	await page.close({ runBeforeUnload: true });
	const again = await context.newPage();
	await expect(async () => {
		await again.goto(course);
		await expect(goal(again)).toHaveValue('Gå tur hver kveld', { timeout: 500 });
	}).toPass({ timeout: 10_000 });
});

test('without a connection the text stays and is saved when it is back', async ({ page, context }) => {
	await openDraft(page, 'Gå tur');
	await context.setOffline(true);
	await goal(page).fill('Gå tur uten nett');
	await expect(status(page)).toHaveText('Ikke lagret – prøver igjen');
	await expect(page.locator('#told')).toContainText('ingen kontakt med registeret');
	await goal(page).fill('Gå tur uten nett i dag');
	await context.setOffline(false);
	await expect(status(page)).toHaveText(/✓ Lagret/);
	await expect(page.locator('#told')).not.toContainText('ingen kontakt');
	await expect
		.poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('unsent'))))
		.toEqual([]);
	await page.reload();
	await expect(goal(page)).toHaveValue('Gå tur uten nett i dag');
});

test('unsent text is gone from the browser after signing out', async ({ page, context }) => {
	await openDraft(page, 'Gå tur');
	const kept = () =>
		page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('unsent')).length);
	await context.setOffline(true);
	await goal(page).fill('Ikke sendt');
	await expect(status(page)).toHaveText('Ikke lagret – prøver igjen');
	expect(await kept()).toBe(1);
	await page.route('**/draft', (route) => route.abort());
	await context.setOffline(false);
	await page.getByRole('button', { name: 'Logg ut' }).click();
	await expect(page.getByRole('link', { name: 'Logg inn' }).first()).toBeVisible();
	expect(await kept()).toBe(0);
});

test('an expired session keeps the text, and signing in in another tab saves it', async ({
	page,
	context,
}) => {
	await openDraft(page, 'Gå tur');
	await context.clearCookies();
	await goal(page).fill('Gå tur etter pausen');
	await expect(page.locator('#told')).toContainText('du er logget ut');
	const [tab] = await Promise.all([
		context.waitForEvent('page'),
		page.getByRole('link', { name: 'Logg inn i ny fane' }).click(),
	]);
	await tab.locator('button[name="account"]').first().click();
	await expect(tab).not.toHaveURL(/sign-in/);
	await page.bringToFront();
	await expect(status(page)).toHaveText(/✓ Lagret/);
	await expect(page.locator('#told')).not.toContainText('logget ut');
	await page.reload();
	await expect(goal(page)).toHaveValue('Gå tur etter pausen');
});

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'two people' : 'two people, one without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('the later one chooses field by field', async ({ page, browser, baseURL }) => {
			const other = await (
				await browser.newContext({ baseURL, locale: 'nb-NO', javaScriptEnabled: true })
			).newPage();
			await openDraft(other, 'Gå tur');
			await signInAs(page, 'clinician');
			await page.goto(other.url());
			await goal(other).fill('Gå tur hver dag');
			await other.getByLabel('Fase').selectOption('late');
			await other.getByLabel('Hvor gis tilbudet').selectOption('day');
			await other.getByRole('button', { name: 'Lagre utkast' }).click();
			await other.getByText('Endringer (').click();
			await expect(other.getByText('Gå tur → Gå tur hver dag')).toBeVisible();

			await goal(page).fill('Gå tur i skogen');
			await page.getByLabel('Fase').selectOption('early');
			if (!javaScriptEnabled) await page.getByRole('button', { name: 'Lagre utkast' }).click();
			await expect(page.getByRole('heading', { name: /Noen andre lagret/ })).toBeVisible();
			const theirs = (field: string) =>
				page.getByRole('row').filter({ hasText: field }).getByRole('radio').nth(1);
			await expect(
				page.getByRole('row').filter({ hasText: 'Fase' }).getByRole('radio').first(),
			).toBeChecked();
			await theirs('Målet, med pasientens ord').check();
			await theirs('Hvor gis tilbudet').check();
			await page.getByRole('button', { name: 'Bruk valgene og lagre' }).click();
			await expect(page.getByRole('heading', { name: /Noen andre lagret/ })).toHaveCount(0);
			await expect(goal(page)).toHaveValue('Gå tur hver dag');
			await expect(page.getByLabel('Fase')).toHaveValue('early');
			await expect(page.getByLabel('Hvor gis tilbudet')).toHaveValue('day');
		});
	});
}

test('each section says how much of it is there, also while it is written', async ({ page }) => {
	await openDraft(page, 'Gå tur');
	const section = page.getByRole('region', { name: 'Forløp', exact: true });
	await expect(section.locator('header')).toContainText('2 av 6');
	await page.getByLabel('Fase').selectOption('late');
	await expect(section.locator('header')).toContainText('3 av 6');
	await page.reload();
	await expect(section.locator('header')).toContainText('3 av 6');
});

test('a course is withdrawn with a reason, and the withdrawal is undone', async ({ page }) => {
	await openDraft(page, 'Gå tur');
	const course = page.url();
	const number = (await page.getByRole('heading', { level: 1 }).innerText()).replace('Forløp ', '');
	await page.locator('summary', { hasText: 'Trekk forløpet' }).click();
	await page.getByRole('button', { name: 'Trekk forløpet' }).click();
	await expect(page.getByText('Skriv hvorfor.')).toBeVisible();
	await page.getByLabel('Hvorfor trekker du forløpet?').fill('Registrert to ganger');
	await page.getByRole('button', { name: 'Trekk forløpet' }).click();

	await expect(page.getByRole('heading', { name: 'Forløpet er trukket' })).toBeVisible();
	await expect(page.getByText(/Trukket av .+ \d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d/)).toBeVisible();
	await expect(page.getByText('Begrunnelse: Registrert to ganger').first()).toBeVisible();
	await expect(goal(page)).toHaveCount(0);
	await page.goto(`/courses?state=all&q=${number}`);
	await expect(page.getByRole('link', { name: number, exact: true })).toHaveCount(0);

	await page.goto(course);
	await page.getByRole('button', { name: 'Angre tilbaketrekking' }).click();
	await expect(goal(page)).toHaveValue('Gå tur');
	await expect(page.getByText('Utkast', { exact: true })).toBeVisible();
	await page.getByText('Endringer (').click();
	await expect(page.getByText('Status: Trukket fra registeret → Påbegynt')).toBeVisible();
});

test('another site cannot save in a person’s name', async ({ page }) => {
	await openDraft(page, 'Gå tur');
	const answer = await page.request.put(`${page.url()}/draft`, {
		headers: { origin: 'https://another.example' },
		data: { entries: [['goals.0.text', 'Forfalsket']], version: 1, unit_id: '', submission_id: null },
	});
	expect(answer.status()).toBe(403);
	await page.reload();
	await expect(goal(page)).toHaveValue('Gå tur');
});
