/** Requests at the edge of what the application reads: refused in words or cut, and the next one is answered. */
import { request } from 'node:http';
import { expect, test } from '@playwright/test';
import { draft, expectRefused, megabyte, newDraft, openNew, post } from './requests.ts';

test('a draft names the field that holds too much, or what the unit has already, and saves the others', async ({
	page,
}) => {
	const unit = await openNew(page);
	const local = `taken-${crypto.randomUUID().slice(0, 8)}`;
	const send = async (...entries: [string, string][]) => {
		const answer = await draft(page, 'new', newDraft(unit, [['phase', 'late'], ...entries]));
		expect(answer.status()).toBe(200);
		return (await answer.json()) as { state: string; faults: Record<string, { code: string }> };
	};
	expect(await send(['local_id', local])).toMatchObject({ state: 'saved', faults: {} });
	const refused: [string, string, string][] = [
		['goals.0.text', 'x'.repeat(10_000), 'too_long'],
		['local_id', local, 'local_id_taken'],
		['residence_municipality_id', 'municipality-9998', 'unknown_municipality'],
	];
	for (const [field, text, code] of refused) {
		const { state, faults } = await send([field, text]);
		expect({ state, faults: Object.entries(faults).map(([name, one]) => [name, one.code]) }).toEqual({
			state: 'saved',
			faults: [[field, code]],
		});
	}
});

test('odd versions, reasons and addresses of an own course are no errors of the server', async ({ page }) => {
	const unit = await openNew(page);
	const made = await draft(page, 'new', newDraft(unit, [['goals.0.text', 'Gå tur']]));
	const { id } = (await made.json()) as { id: string };
	for (const version of ['-1', '1.5', '2147483648', '1e30', 'NaN', '']) {
		const answer = await post(page, `/courses/${id}?/save`, [['version', version]]);
		expect(await answer.json(), version).toMatchObject({ type: 'failure', status: 409 });
	}
	for (const [action, name] of [
		['reveal', 'reveal_reason'],
		['withdraw', 'withdraw_reason'],
	] as const) {
		const none = await post(page, `/courses/${id}?/${action}`, [[name, '\u0000']]);
		expect(await none.json(), action).toMatchObject({ type: 'failure', status: 400 });
		const odd = await post(page, `/courses/${id}?/${action}`, [[name, `a\u0000${'x'.repeat(498)}👩`]]);
		expect(odd.status(), action).toBe(200);
		expect(((await odd.json()) as { type: string }).type, action).toMatch(/^(success|redirect)$/);
	}
	for (const query of ['q=%00', 'q=a%00b', 'q=%ED%A0%80', 'page=1e300', 'page=99999999999', 'unit=%00']) {
		expect((await page.request.get(`/courses?${query}`)).status(), query).toBe(200);
		expect((await page.request.get(`/followup?${query}`)).status(), query).toBe(200);
	}
});

test('a body that is no form is the sender’s mistake, on every page with one', async ({ page }) => {
	await openNew(page);
	const bodies: [string, string][] = [
		['multipart/form-data', 'x'],
		['multipart/form-data; boundary=z', '--z\r\nContent-Disposition: form'],
		['text/plain', 'a=b'],
		['application/json', '{}'],
	];
	for (const path of ['/courses/new?/save', '/answer/none', '/sign-in?/password', '/language']) {
		for (const [type, data] of bodies) {
			const headers = { origin: new URL(page.url()).origin, accept: 'text/html', 'content-type': type };
			const answer = await page.request.post(path, { headers, data });
			expectRefused(answer, 400, 415);
		}
	}
});

test('a body without end is cut, and the next request is answered', async ({ page }) => {
	await openNew(page);
	const { origin } = new URL(page.url());
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
	const part = Buffer.alloc(64 * 1024, 'x');
	const sent = (method: string, path: string, type: string) =>
		new Promise<number>((resolve, reject) => {
			const headers = { origin, cookie, 'content-type': type };
			const sending = request(`${origin}${path}`, { method, headers });
			let bytes = 0;
			const end = () => {
				sending.destroy();
				resolve(bytes);
			};
			const write = () => {
				if (sending.destroyed) return;
				bytes += part.length;
				if (bytes > 100 * megabyte) reject(new Error(`${path} still reads`));
				else sending.write(part, () => setImmediate(write));
			};
			sending.on('response', end).on('error', end);
			write();
		});
	expect(await sent('PUT', '/courses/new/draft', 'application/json')).toBeLessThan(100 * megabyte);
	expect(await sent('POST', '/courses/new?/save', 'application/x-www-form-urlencoded')).toBeLessThan(
		100 * megabyte,
	);
	expect((await page.goto('/courses'))?.status()).toBe(200);
});
