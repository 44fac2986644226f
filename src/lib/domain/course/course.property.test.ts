import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timepoints } from '../codes.ts';
import { instrumentIds } from '../instruments.ts';
import { faultText } from './faults.ts';
import { followupFields, problemFields, serviceFields, workFields } from './names.ts';
import { courseFields, courseSchema, faultsByField } from './schema.ts';

const schema = courseSchema('2026-01-01');
const words = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom(
		'',
		'\u0000',
		'\ud800',
		'👩🏽‍🦽',
		'\u202eשלום',
		"' or 1=1 --",
		'<script>alert(1)</script>',
		'1e999',
		'2025-02-30',
	),
);
const textFields = Object.keys(courseFields.shape).filter(
	(key) =>
		![
			...['professions', 'no_goals', 'no_work', 'measurements', 'goals', 'problems', 'work', 'services'],
			...['followups', 'satisfaction'],
		].includes(key),
);

/** A fault has a field to stand at and a sentence in both languages. */
function expectFaults(typed: unknown): void {
	const read = schema.safeParse(typed);
	if (read.success) return;
	const faults = Object.entries(faultsByField(read.error, typed));
	expect(faults.length).toBeGreaterThan(0);
	for (const [, fault] of faults) {
		expect(faultText(fault, 'nb')).not.toBe('');
		expect(faultText(fault, 'en')).not.toBe('');
	}
}

describe('courseSchema', () => {
	test('never throws, whatever is typed in a field, and names the field', () => {
		fc.assert(
			fc.property(fc.constantFrom(...textFields), words, (field, value) => {
				const typed = { [field]: value };
				expectFaults(typed);
				const read = schema.safeParse(typed);
				if (!read.success) expect(Object.keys(faultsByField(read.error, typed))).toContain(field);
			}),
			{ numRuns: 1000 },
		);
		expect.hasAssertions();
	});

	test('never throws, whatever stands in a measurement or a goal', () => {
		const measurement = fc.record({
			instrument: fc.oneof(fc.constantFrom(...instrumentIds), words),
			timepoint: fc.oneof(fc.constantFrom(...timepoints), words),
			value: fc.oneof(words, fc.double().map(String)),
			missing: words,
		});
		const goal = fc.dictionary(fc.constantFrom('text', 'icf_area', 'importance', 'attained'), words);
		fc.assert(
			fc.property(fc.array(measurement), fc.array(goal), (measurements, goals) =>
				expectFaults({ measurements, goals }),
			),
			{ numRuns: 500 },
		);
		expect.hasAssertions();
	});

	test('never throws, whatever stands in services, problems, work or satisfaction', () => {
		const part = (names: readonly string[]) =>
			fc.dictionary(fc.constantFrom(...names), fc.oneof(words, fc.jsonValue()));
		const typed = fc.record(
			{
				services: part(serviceFields),
				problems: fc.array(part(problemFields), { maxLength: 7 }),
				work: fc.dictionary(fc.constantFrom(...timepoints, 'never'), part(workFields)),
				followups: fc.dictionary(fc.constantFrom('m3', 'm12', 'start'), part(followupFields)),
				satisfaction: part(['patient', 'kin', 'neighbour']),
			},
			{ requiredKeys: [] },
		);
		fc.assert(fc.property(typed, expectFaults), { numRuns: 500 });
		expect.hasAssertions();
	});

	test('never throws, whatever it is given', () => {
		fc.assert(fc.property(fc.anything({ withNullPrototype: true }), expectFaults), { numRuns: 1000 });
		expect.hasAssertions();
	});

	test('keeps no text that a database could not', () => {
		fc.assert(
			fc.property(words, (text) => {
				const read = schema.safeParse({ goals: [{ text: text.slice(0, 500) }] });
				const kept = read.data?.goals[0]?.text ?? '';
				expect(kept).not.toContain('\u0000');
				expect(kept.isWellFormed()).toBe(true);
			}),
		);
		expect.hasAssertions();
	});
});
