import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

const outbox = join(process.env.E2E_DATA ?? '', 'outbox');

interface Message {
	to: { channel: string; to: string };
	text: string;
}

/** The newest message of the demo's outbox. */
function lastMessage(): Message {
	const file = readdirSync(outbox).sort().at(-1);
	if (!file) throw new Error('the outbox is empty');
	expect(statSync(join(outbox, file)).mode & 0o077).toBe(0);
	return JSON.parse(readFileSync(join(outbox, file), 'utf8')) as Message;
}

/** Opens the call of the oldest course whose patient is of working age and was asked about goals. */
async function openCall(page: Page): Promise<string> {
	await page.goto('/followup');
	const paths = await page
		.getByRole('link', { name: /^Registrer samtale, forløp F-\d+$/ })
		.evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''));
	for (const path of paths) {
		await page.goto(path);
		const asked = await page.getByLabel('Arbeid nå').count();
		if (asked > 0 && (await page.getByRole('group', { name: 'Beholdt det som ble oppnådd?' }).count()) > 0) {
			return path;
		}
	}
	throw new Error('the demo has nobody of working age to call');
}

/** Sends a link from the call's page, opened anew: an earlier "sent" must not be taken for this one. */
async function sendLink(page: Page, call: string): Promise<string> {
	await page.goto(call);
	await page.getByLabel('Mobil eller e-post').fill('912 34 567');
	await page.getByRole('button', { name: 'Send lenke' }).click();
	await expect(page.getByText(/Lenken er sendt. Den virker til \d\d\.\d\d\.\d{4}\./)).toBeVisible();
	const { to, text } = lastMessage();
	expect(to).toEqual({ channel: 'sms', to: '+4791234567' });
	expect(text).toMatch(
		/^Hei\. .+ ber deg svare på noen spørsmål\. Svar her innen \d\d\.\d\d\.\d{4}: \S+\/answer\/[\w-]{22}$/,
	);
	return text.split(' ').at(-1) ?? '';
}

test('a patient answers by link on a phone without JavaScript, and the clinician sees it', async ({
	page,
	browser,
}) => {
	await signInAs(page, 'clinician');
	const call = await openCall(page);
	const number = /F-\d+/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? '';
	const first = await sendLink(page, call);
	const link = await sendLink(page, call);

	const phone = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 },
		locale: 'nb-NO',
	});
	const patient = await phone.newPage();
	await patient.goto(first);
	await expect(patient.getByRole('heading', { name: 'Lenken virker ikke lenger' })).toBeVisible();

	const headers = (await patient.goto(link))?.headers() ?? {};
	expect(headers['referrer-policy']).toBe('no-referrer');
	expect(headers['x-robots-tag']).toContain('noindex');
	expect(headers['cache-control']).toContain('no-store');
	// Nothing of the person: not the number of the course, no date, no words of the goals.
	const shown = (await patient.locator('main').textContent()) ?? '';
	expect(shown).not.toContain(number);
	expect(shown).not.toMatch(/\d{4}/);
	for (const height of await patient
		.locator('main label:has(input[type=radio]), main .ds-input:visible, main button')
		.evaluateAll((found) => found.map((one) => one.getBoundingClientRect().height))) {
		expect(height).toBeGreaterThanOrEqual(44);
	}

	await patient.getByLabel('Hvor god er helsen din i dag?').fill('101');
	await patient.getByRole('button', { name: 'Send svarene' }).click();
	await expect(patient.getByText('Noe må rettes før svarene kan sendes.')).toBeVisible();
	await expect(patient.getByLabel('Hvor god er helsen din i dag?')).toHaveValue('101');

	await patient.getByLabel('Hvor god er helsen din i dag?').fill('72');
	await patient.getByLabel('Hva er situasjonen din i arbeid nå?').selectOption('work');
	await patient.getByLabel('Hvor mange prosent?').fill('60');
	await patient.getByLabel(/^Hvor mange uker på rad/).fill('12');
	await patient.getByLabel('Delvis').check();
	await patient.getByRole('button', { name: 'Send svarene' }).click();
	await expect(patient.getByRole('heading', { name: 'Takk for svarene' })).toBeVisible();
	await patient.goto(link);
	await expect(patient.getByRole('heading', { name: 'Lenken virker ikke lenger' })).toBeVisible();
	await phone.close();

	await page.goto('/followup');
	const done = page
		.getByRole('listitem')
		.filter({ has: page.getByRole('link', { name: number, exact: true }) });
	await expect(done).toContainText('Svarte');
	await expect(done).toContainText('På lenken');
	await page.goto(call);
	await expect(page.getByText(/Pasienten svarte på lenken \d\d\.\d\d\.\d{4}\./)).toBeVisible();
	await page.goto(call.replace('/followup/', '/courses/'));
	await expect(page.locator('[name="measurements.eq_vas.m12.value"]')).toHaveValue('72');
	await expect(page.locator('[name="work.m12.percent"]')).toHaveValue('60');
});

test('calls without an answer are kept, and the third offers to end with no contact', async ({ page }) => {
	await signInAs(page, 'clinician');
	const call = await openCall(page);
	await page.getByRole('button', { name: 'Lagre' }).click();
	await expect(page.getByText('Må fylles ut.')).toBeVisible();
	await expect(page.getByLabel('Får ikke kontakt')).toHaveCount(0);
	for (let calls = 1; calls <= 3; calls += 1) {
		await page.getByLabel('Ikke svar').check();
		await page.getByRole('button', { name: 'Lagre' }).click();
		await expect(page.getByText(/^Ikke svar, \d\d/)).toHaveCount(calls);
	}
	await page.getByLabel('Får ikke kontakt').check();
	await page.getByRole('button', { name: 'Lagre' }).click();
	await expect(page).toHaveURL(/\/followup$/);
	await expect(page.locator(`a[href="${call}"]`)).toHaveCount(0);
});

test('a call with answers is one form, saved once', async ({ page }) => {
	await signInAs(page, 'clinician');
	const call = await openCall(page);
	await page.getByLabel('Fikk svar').check();
	await page.getByRole('button', { name: 'Lagre' }).click();
	await expect(page.getByText('Fyll ut minst ett svar, eller velg et annet utfall.')).toBeVisible();
	await page.getByLabel('Egen helse i dag (EQ VAS)').fill('64');
	await page.getByLabel('Arbeid nå').selectOption('graded_sick_leave');
	await page.getByLabel('Prosent', { exact: true }).fill('50');
	await page.getByRole('button', { name: 'Lagre' }).click();
	await expect(page).toHaveURL(/\/followup$/);
	await page.goto(call);
	await expect(page.getByText(/12-månedersoppfølgingen er registrert: Svarte/)).toBeVisible();
});
