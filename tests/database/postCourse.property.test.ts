/** Whatever is sent: never a 500, never a course that is there in part, always the name of the field. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Registry } from '../../src/lib/server/registry.ts';
import { problemFields, serviceFields, workFields } from '../../src/lib/domain/course/names.ts';
import { counts, openApi, post, tokenOf, wholeCourse } from './api.ts';

let registry: Registry;
let token: string;
let number = 0;

beforeAll(async () => {
	registry = await openApi();
	token = await tokenOf(registry);
});
afterAll(() => registry.backend.close());

const answerOf422 = z.object({
	faults: z
		.array(z.object({ field: z.string(), code: z.string().min(1), message: z.string().min(1) }))
		.min(1),
});

/** Texts that break what reads carelessly: any code unit, half pairs, right to left, NUL, SQL and script. */
const words = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom(
		'\u0000',
		'\ud83d',
		'👩🏽‍🦽',
		'\u202eabc',
		'שלום',
		"'; drop table course; --",
		'<script>alert(1)</script>',
		'${7*7}',
		'1e400',
		'-0',
		'NaN',
		'2025-02-30',
		'0000-00-00',
		'9'.repeat(400),
	),
);
const anything = fc.oneof(words, fc.double(), fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }));

async function check(body: string, isWhole = false): Promise<void> {
	const before = await counts(registry);
	const response = await post(registry, token, body);
	const after = await counts(registry);
	expect([201, 400, 409, 422]).toContain(response.status);
	expect(after.courses - before.courses).toBe(response.status === 201 ? 1 : 0);
	if (response.status !== 201) expect(after).toEqual(before);
	if (isWhole) expect(response.status).toBe(201);
	if (response.status !== 422) return;
	const { faults } = answerOf422.parse(await response.json());
	// Only a body that is no course at all has no field to name.
	if (body.startsWith('{')) expect(faults.map(({ field }) => field)).not.toContain('');
}

test('any text', async () => {
	await fc.assert(
		fc.asyncProperty(words, (body) => check(body)),
		{ numRuns: 60 },
	);
	expect.hasAssertions();
});

test('any JSON', async () => {
	await fc.assert(
		fc.asyncProperty(fc.json(), (body) => check(body)),
		{ numRuns: 100 },
	);
	expect.hasAssertions();
});

test('a sound course with anything in one of its fields', async () => {
	const fields = Object.keys({
		...wholeCourse(''),
		sex: 0,
		birth_date: 0,
		work: 0,
		followups: 0,
		satisfaction: 0,
		services: 0,
		problems: 0,
		initials: 0,
		first_assessed_on: 0,
		goals_set_on: 0,
		no_work: 0,
	});
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...fields, 'professions', 'no_goals'), anything, (field, value) =>
			check(JSON.stringify({ ...wholeCourse(`field-${(number += 1)}`), [field]: value })),
		),
		{ numRuns: 120 },
	);
	expect.hasAssertions();
});

test('a sound course with anything inside its parts', async () => {
	const part = (...names: string[]) =>
		fc.dictionary(fc.constantFrom(...names), anything, { minKeys: 1, noNullPrototype: true });
	const inside = fc.record(
		{
			measurements: fc.array(part('instrument', 'timepoint', 'value', 'missing'), { maxLength: 4 }),
			goals: fc.array(part('text', 'icf_area', 'importance', 'difficulty', 'start_level', 'attained')),
			problems: fc.array(part(...problemFields)),
			services: part(...serviceFields),
			work: fc.record({ start: part(...workFields), m12: part(...workFields) }),
			followups: fc.record({ m3: part('done_on', 'mode', 'result') }),
			satisfaction: part('patient', 'kin'),
		},
		{ requiredKeys: [] },
	);
	await fc.assert(
		fc.asyncProperty(inside, (parts) =>
			check(JSON.stringify({ ...wholeCourse(`inside-${(number += 1)}`), ...parts })),
		),
		{ numRuns: 100 },
	);
	expect.hasAssertions();
});

test('any words as a goal and a local id are stored, or named', async () => {
	await fc.assert(
		fc.asyncProperty(words, async (text) => {
			const course = {
				...wholeCourse(`words-${(number += 1)}`),
				goals: [{ text: `a ${text.slice(0, 400)}` }],
			};
			await check(JSON.stringify(course));
		}),
		{ numRuns: 80 },
	);
	expect.hasAssertions();
});
