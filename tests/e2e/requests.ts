/** What the course's pages are sent without their forms. */
import { expect, type APIResponse, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

export const megabyte = 1024 * 1024;

export const draft = (page: Page, id: string, body: unknown) =>
	page.request.put(`/courses/${id}/draft`, {
		headers: { origin: new URL(page.url()).origin, 'content-type': 'application/json' },
		data: typeof body === 'string' ? body : JSON.stringify(body),
	});
export const post = (page: Page, path: string, fields: [string, string][]) =>
	page.request.post(path, {
		headers: {
			origin: new URL(page.url()).origin,
			accept: 'application/json',
			'x-sveltekit-action': 'true',
			'content-type': 'application/x-www-form-urlencoded',
		},
		data: new URLSearchParams(fields).toString(),
	});

export function expectRefused(answer: APIResponse, ...statuses: number[]): void {
	expect(statuses, `${answer.url()} ${answer.status()}`).toContain(answer.status());
}

/** The unit of the clinician, as the page of a new course sends it. */
export async function openNew(page: Page): Promise<string> {
	await signInAs(page, 'clinician');
	await page.goto('/courses/new');
	const link = await page.locator('a[href^="/unit/"]').first().getAttribute('href');
	return link?.split('/')[2] ?? '';
}

export const newDraft = (unit_id: string, entries: unknown) => ({
	entries,
	version: 1,
	unit_id,
	submission_id: crypto.randomUUID(),
});
