import { expect, type Page } from '@playwright/test';

const order = ['clinician', 'leader', 'researcher', 'coordinator'] as const;
export type DemoPerson = (typeof order)[number];

/** Signs in as one of the demo people with a click, as a visitor of the demo does. */
export async function signInAs(page: Page, person: DemoPerson): Promise<void> {
	await page.context().clearCookies();
	await page.goto('/sign-in');
	await page.locator('button[name="account"]').nth(order.indexOf(person)).click();
	await expect(page).not.toHaveURL(/sign-in/);
}
