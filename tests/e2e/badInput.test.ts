/** The form's own ways in, with what no form would send: never a 500, and the next request is answered. */
import { expect, test } from '@playwright/test';
import { syntheticNationalId } from '../../src/lib/domain/nationalId.ts';
import { signInAs } from './people.ts';
import { draft, expectRefused, megabyte, newDraft, openNew, post } from './requests.ts';

const hostile = [
	"'; drop table course; --",
	'<script>alert(1)</script>',
	'👩🏽‍🦽',
	'\u202eשלום',
	'\u0000',
	'__proto__',
];
test('a draft takes hostile text as text, and refuses it in every other field by name', async ({ page }) => {
	const unit = await openNew(page);
	for (const text of hostile) {
		const entries = [
			['goals.0.text', `a${text}`],
			['phase', text],
			['start_date', text],
			['measurements.sppb.start.value', text],
			['services.hours_start', text],
			['problems.0.performance_start', text],
		];
		const answer = await draft(page, 'new', newDraft(unit, entries));
		expect(answer.status(), text).toBe(200);
		const saved = (await answer.json()) as { state: string; id: string; faults: Record<string, unknown> };
		expect(saved.state).toBe('saved');
		expect(Object.keys(saved.faults)).toEqual(
			expect.arrayContaining(entries.slice(1).map(([name]) => String(name).replace('.value', ''))),
		);
		await page.goto(`/courses/${saved.id}`);
		await expect(page.locator('[name="goals.0.text"]')).toHaveValue(`a${text.replace('\u0000', '')}`);
	}
});

test('a draft that is none is refused, and the server goes on', async ({ page }) => {
	const unit = await openNew(page);
	const sound = newDraft(unit, [['goals.0.text', 'Gå tur']]);
	const bodies: unknown[] = [
		'{',
		'[]',
		'null',
		{ ...sound, entries: 'many' },
		{ ...sound, entries: [['goals.0.text']] },
		{ ...sound, entries: Array(5000).fill(['goals.0.text', 'x']) },
		{ ...sound, version: 1.5 },
		{ ...sound, version: '1' },
		{ ...sound, submission_id: 'mine' },
		{ ...sound, submission_id: null },
	];
	for (const body of bodies) expectRefused(await draft(page, 'new', body), 400);
	expectRefused(await draft(page, 'new', { ...sound, unit_id: 'unit-nowhere' }), 404);
	expectRefused(await draft(page, 'no-uuid', sound), 404);
	expectRefused(await draft(page, crypto.randomUUID(), sound), 404);
	expectRefused(await draft(page, 'new', 'x'.repeat(10 * megabyte)), 413, 400);
	expect((await draft(page, 'new', sound)).status()).toBe(200);
});

test('the form refuses too much, and names what it does not take', async ({ page }) => {
	await openNew(page);
	const large = await post(page, `/courses/new?/save`, [['goals.0.text', 'x'.repeat(10 * megabyte)]]);
	expectRefused(large, 413, 400);
	const odd: [string, string][] = [
		['__proto__', 'x'],
		['constructor', 'x'],
		['goals.0.__proto__', 'x'],
		['start_date', '31.12.2999'],
		['end_date', '01.01.1900'],
		['birth_date', 'i går'],
		['work.start.percent', '200'],
		['satisfaction.patient', '9'],
		['submission_id', 'mine'],
	];
	const answer = await post(page, '/courses/new?/complete', odd);
	expect(answer.status()).toBe(200);
	const said = (await answer.json()) as { type: string; status: number; data: string };
	expect(said).toMatchObject({ type: 'failure', status: 400 });
	for (const name of ['start_date', 'birth_date', 'work.start.percent', 'satisfaction.patient']) {
		expect(said.data).toContain(`"${name}"`);
	}
	for (const version of ['-1', 'one', '1e9', '1e30', '']) {
		const stale = await post(page, `/courses/${crypto.randomUUID()}?/save`, [['version', version]]);
		expectRefused(stale, 404);
	}
	expect((await page.goto('/courses'))?.status()).toBe(200);
});

test('a course of another unit is nobody’s here, and is there', async ({ page }) => {
	const own = await openNew(page);
	await signInAs(page, 'leader');
	await page.goto('/tokens');
	const units = await page
		.locator('[name="unit_id"] option')
		.evaluateAll((all) => all.map((option) => (option instanceof HTMLOptionElement ? option.value : '')));
	const other = units.find((unit) => unit !== '' && unit !== own) ?? '';
	await page.locator('[name="unit_id"]').selectOption(other);
	await page.locator('[name="name"]').fill('Prøve av avvisning');
	await page.getByRole('button', { name: 'Lag nøkkel' }).click();
	const token = await page.locator('#token').inputValue();
	const key = crypto.randomUUID();
	const send = () =>
		page.request.post('/api/v1/courses', {
			headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
			data: {
				local_id: `bad-input-${key.slice(0, 8)}`,
				national_id: syntheticNationalId('1950-02-03', 231),
				residence_municipality_id: '0301',
				start_date: '2025-03-03',
				delivery: 'home',
				phase: 'early',
				diagnosis_group: 'stroke',
			},
		});
	const made = await send();
	expect(made.status()).toBe(201);
	const { id } = (await made.json()) as { id: string };

	await openNew(page);
	const changed = { entries: [['goals.0.text', 'Mitt']], version: 1, unit_id: other, submission_id: null };
	expectRefused(await draft(page, id, changed), 404);
	expectRefused(await draft(page, 'new', { ...changed, submission_id: crypto.randomUUID() }), 404);
	for (const action of ['save', 'complete', 'withdraw', 'restore', 'reveal']) {
		const answer = await post(page, `/courses/${id}?/${action}`, [
			['version', '1'],
			['reveal_reason', 'Nysgjerrig'],
			['withdraw_reason', 'Nysgjerrig'],
		]);
		expectRefused(answer, 404);
	}
	expect((await page.goto(`/courses/${id}`))?.status()).toBe(404);
	expect((await page.goto(`/followup/${id}`))?.status()).toBe(404);
	// It is there, unchanged: sent again, its owner gets the same version.
	const again = await send();
	expect(again.status()).toBe(200);
	expect(await again.json()).toMatchObject({ id, version: 1 });
});

test('a patient’s link that is none answers nothing, whatever it holds', async ({ page }) => {
	await page.goto('/');
	for (const token of [...hostile.slice(0, 4), 'x'.repeat(5000)]) {
		const path = `/answer/${encodeURIComponent(token)}`;
		const opened = await page.request.get(path);
		expect(opened.status(), token).toBeLessThan(500);
		const answered = await post(page, path, [['eq_vas', '80']]);
		expect(answered.status(), token).toBeLessThan(500);
		expect(await answered.text()).not.toContain('"type":"redirect"');
	}
});
