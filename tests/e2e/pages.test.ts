import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { signInAs, type DemoPerson } from './people.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every page by who looks at it; null is the public. */
const pages: [DemoPerson | null, string[]][] = [
	[
		null,
		[
			'/',
			'/sign-in',
			'/results',
			'/results/organisations?q=helse',
			'/results/organisations/region-vest',
			'/results/map',
			'/results/definitions',
			'/results/data',
			'/variables?q=barthel',
			'/variables/diagnosis_group',
			'/results/projects',
			'/method',
			'/method/models/function_improved',
			'/welcome/not-a-token',
			'/answer/not-a-token',
			'/answer/thanks',
			'/unsubscribe/not-a-token',
			'/no-such-page',
		],
	],
	[
		'clinician',
		[
			'/courses',
			'/courses?state=m12',
			'/courses?q=F-1',
			'/courses/new',
			'a course',
			'/followup',
			'a call',
			'/indicators',
			'/effect',
			'/import',
			'/people',
		],
	],
	[
		'leader',
		[
			'/indicators',
			'/indicators?view=residence&intervals=all',
			'/indicators?year=rolling',
			'/indicators?sex=female&phase=early&service_level=3',
			'/indicators/function_improved',
			'/indicators/work_m12',
			'/indicators/waiting_days?period=quarter',
			'/indicators/work_m12?organisation=nation&period=quarter',
			'/effect',
			'/effect/measures/barthel20?compare=node:nation',
			'/effect/work',
			'/effect/goals',
			'/effect/services?cost=650',
			'/report',
			'/subscriptions',
			'/unit',
			'instruments',
		],
	],
	[
		'researcher',
		[
			'/export',
			'/export/apply',
			'/export/d0000000-0000-4000-8000-000000000101',
			'/export/tables?a=age_band&b=sex&measure=ind_function_improved',
		],
	],
	[
		'coordinator',
		[
			'/people',
			'/people/units/new',
			'/projects',
			'/projects?state=approved',
			'/projects/releases',
			'a project',
			'/coverage',
			'/rights',
			'/sender',
			'/audit',
			'/indicators',
		],
	],
];

async function open(page: Page, path: string): Promise<void> {
	if (path === 'a call') {
		await page.goto('/followup');
		await page
			.getByRole('link', { name: /^Registrer samtale, forløp F-\d+$/ })
			.first()
			.click();
		await expect(page.getByRole('heading', { level: 1, name: /Samtale, forløp F-\d+/ })).toBeVisible();
		return;
	}
	if (path === 'a project') {
		await page.goto('/projects?state=approved');
		await page.getByRole('rowheader').getByRole('link').first().click();
		await expect(page.getByRole('heading', { name: 'Hendelser' })).toBeVisible();
		return;
	}
	if (path === 'instruments') {
		await page.goto('/unit');
		await page.getByRole('rowheader').getByRole('link').first().click();
		await expect(page.getByRole('heading', { level: 1, name: 'Måleinstrumenter' })).toBeVisible();
		return;
	}
	if (path !== 'a course') {
		await page.goto(path);
		return;
	}
	await page.goto('/courses?state=completed');
	await page
		.getByRole('link', { name: /^F-\d+$/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1, name: /Forløp F-\d+/ })).toBeVisible();
}

/** Violations as rule and places: what a developer needs to find them. */
async function violations(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	return page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
		};
		const { violations } = await axe.run();
		return violations.map(
			(one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
		);
	});
}

/** What no width, and no language, may spoil: read at the width of a phone. */
async function expectToFit(page: Page, path: string): Promise<void> {
	const { width, language, title } = await page.evaluate(() => ({
		width: document.documentElement.scrollWidth,
		language: document.documentElement.lang,
		title: document.title,
	}));
	expect({ path, width, language }).toEqual({ path, width: 390, language: 'nb' });
	expect(title, path).toMatch(/Rehabregisteret/);
	await expect(page.getByRole('note').filter({ hasText: 'syntetiske' }), path).toBeVisible();
	const invalid = await page.evaluate(
		() =>
			[...document.querySelectorAll('svg *')].filter((mark) =>
				/NaN|undefined|Infinity/.test(mark.outerHTML.split('>')[0] ?? ''),
			).length,
	);
	expect(invalid, `${path}: marks with an attribute that is no number`).toBe(0);
}

for (const [person, paths] of pages) {
	test(`axe finds nothing on the pages of ${person ?? 'the public'}, light and wide`, async ({ page }) => {
		test.slow();
		if (person) await signInAs(page, person);
		for (const path of paths) {
			await open(page, path);
			expect(await violations(page), path).toEqual([]);
		}
	});

	test(`the pages of ${person ?? 'the public'} fit 390 px, and axe finds nothing in the dark`, async ({
		page,
	}) => {
		test.slow();
		await page.emulateMedia({ colorScheme: 'dark' });
		await page.setViewportSize({ width: 390, height: 844 });
		if (person) await signInAs(page, person);
		for (const path of paths) {
			await open(page, path);
			await expectToFit(page, path);
			expect(await violations(page), path).toEqual([]);
		}
	});
}

test('every page speaks English when asked to', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'Switch to English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('link', { name: 'See public results' })).toBeVisible();
});

test('a page of another role is refused, and of nobody asks to sign in', async ({ page }) => {
	await page.goto('/courses');
	await expect(page).toHaveURL(/\/sign-in\?next=%2Fcourses/);
	await signInAs(page, 'leader');
	for (const path of [
		'/courses',
		'/courses/new',
		'/followup',
		'/import',
		'/export',
		'/export/tables',
		'/projects',
		'/projects/releases',
		'/people',
		'/coverage',
		'/rights',
		'/sender',
		'/audit',
	]) {
		expect((await page.goto(path))?.status(), path).toBe(403);
		await expect(page.getByRole('heading', { name: 'Du har ikke tilgang' })).toBeVisible();
	}
});

test('a page comes with a policy for scripts and is not kept by caches', async ({ page }) => {
	await signInAs(page, 'clinician');
	const response = await page.goto('/courses');
	const headers = response?.headers() ?? {};
	expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-/);
	expect(headers['cache-control']).toContain('no-store');
	expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the session is gone after signing out', async ({ page }) => {
	await signInAs(page, 'clinician');
	await page.getByRole('button', { name: 'Logg ut' }).click();
	await page.goto('/courses');
	await expect(page).toHaveURL(/sign-in/);
});
