import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

const menu = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: new RegExp(`^${name}`) });

/** The number that stands in the menu. */
async function menuCount(page: Page, name: string): Promise<number> {
	return Number(/\d+/.exec((await menu(page, name).textContent()) ?? '')?.[0] ?? 0);
}

const courses = (page: Page) =>
	page.getByRole('row').filter({ has: page.getByRole('link', { name: /^F-\d+$/ }) });

test('the first page says what is to be done, by how soon', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses');
	await expect(page.getByRole('link', { name: /^Nå \d+$/ })).toHaveAttribute('aria-current', 'page');
	const left = await courses(page).evaluateAll((rows) =>
		rows.flatMap((row) => {
			const [, days, word] =
				/(\d+) dager? (igjen|over)/.exec(row instanceof HTMLElement ? row.innerText : '') ?? [];
			return days ? [word === 'over' ? -Number(days) : Number(days)] : [];
		}),
	);
	expect(left.length).toBeGreaterThan(1);
	expect(left).toEqual([...left].sort((a, b) => a - b));
	await expect(page.getByRole('link', { name: /^Ring for 12-månedersoppfølging/ }).first()).toBeVisible();
	await expect(courses(page).filter({ hasText: 'Mangler: ' }).first()).toBeVisible();
});

test('a course is found by initials and by number, and the address keeps the search', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses?state=completed');
	const heading = courses(page).first().getByRole('rowheader');
	const [, number = '', initials = ''] = /F-(\d+)\s*(\S+)/.exec((await heading.innerText()) ?? '') ?? [];
	const search = page.getByRole('searchbox', { name: 'Nummer, eget nummer eller initialer' });

	await search.fill(initials.toLowerCase());
	await page.getByRole('button', { name: 'Søk' }).click();
	await expect(page).toHaveURL(/q=/);
	await expect(page.getByRole('status')).toContainText('treff på');
	for (const row of await courses(page).all()) await expect(row).toContainText(initials);
	await page.reload();
	await expect(search).toHaveValue(initials.toLowerCase());

	await search.fill(`F-${number}`);
	await page.getByRole('button', { name: 'Søk' }).click();
	await expect(page.getByText(`1 treff på «F-${number}»`)).toBeVisible();
	await expect(courses(page)).toHaveCount(1);
	await page.getByRole('link', { name: 'Pågår', exact: true }).click();
	await expect(page.getByText('Ingen forløp passer til søket her.')).toBeVisible();
	await page.getByRole('link', { name: 'Søk i alle forløp' }).click();
	await expect(courses(page)).toHaveCount(1);
	await page.getByRole('link', { name: 'Nullstill søket' }).click();
	await expect(page.getByRole('link', { name: /^Nå \d+$/ })).toHaveAttribute('aria-current', 'page');
});

test('completing a course takes it off the list and out of the menu’s count', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.goto('/courses?state=finish');
	const before = await menuCount(page, 'Arbeidsliste');
	await expect(courses(page)).toHaveCount(before);
	const ready = page.getByRole('link', { name: /^Klart til å fullføres/ }).first();
	const number = /F-\d+/.exec((await ready.getAttribute('aria-label')) ?? '')?.[0] ?? '';
	await ready.click();
	await page.getByRole('button', { name: 'Fullfør forløpet' }).first().click();
	await expect(page.getByText('Fullført', { exact: true })).toBeVisible();
	await expect.poll(() => menuCount(page, 'Arbeidsliste')).toBe(before - 1);
	await menu(page, 'Arbeidsliste').click();
	await page.getByRole('link', { name: /^Skal fullføres/ }).click();
	await expect(courses(page)).toHaveCount(before - 1);
	await expect(page.getByRole('link', { name: number, exact: true })).toHaveCount(0);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a contact at 3 months is registered with its mode', async ({ page }) => {
		await signInAs(page, 'clinician');
		await page.goto('/followup?timepoint=m3');
		const before = await menuCount(page, 'Oppfølging');
		const call = page.getByRole('link', { name: /^Registrer samtale/ }).first();
		const address = (await call.getAttribute('href')) ?? '';
		await call.click();
		await expect(page.getByText('3-månederskontakt', { exact: true })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Send lenke i stedet' })).toHaveCount(0);
		await expect(page.getByLabel('Egen helse i dag (EQ VAS)')).toHaveCount(0);
		await page.getByRole('button', { name: 'Lagre' }).click();
		await expect(page.getByText('Må fylles ut.')).toBeVisible();
		await expect(page.getByText('3-månederskontakt', { exact: true })).toBeVisible();
		await page.getByLabel('Fikk svar').check();
		await page.getByLabel('Hjemmebesøk').check();
		await page.getByRole('button', { name: 'Lagre' }).click();
		await expect(page).toHaveURL(/\/followup$/);
		expect(await menuCount(page, 'Oppfølging')).toBe(before - 1);
		await page.goto(address);
		await expect(
			page.getByText(/^3-månederskontakten er registrert: Svarte, hjemmebesøk, \d\d\.\d\d\.\d{4}\.$/),
		).toBeVisible();
	});

	test('weeks without a benefit are asked only where there is none', async ({ page }) => {
		await signInAs(page, 'clinician');
		await page.goto('/followup');
		const calls = await page
			.getByRole('link', { name: /^Registrer samtale/ })
			.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
		// Work is asked of those of working age alone.
		for (const call of calls) {
			await page.goto(call);
			if ((await page.getByLabel('Arbeid nå').count()) > 0) break;
		}
		const weeks = page.getByLabel('Uker uten ytelse');
		await expect(weeks).toBeHidden();
		await page.getByLabel('Arbeid nå').selectOption('aap');
		await expect(weeks).toBeHidden();
		await page.getByLabel('Arbeid nå').selectOption('work');
		await expect(weeks).toBeVisible();
	});
});
