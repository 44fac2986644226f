import { describe, expect, test } from 'vitest';
import { emptyForm } from './form.ts';
import { groupOf, takeField } from './takeField.ts';

const saved = structuredClone(emptyForm);
saved.end_date = '2026-01-01';
saved.professions = ['nurse'];
saved.measurements['measurements.sppb.end'] = { value: '8', missing: '' };
saved.goals[0] = { ...saved.goals[0], text: 'Gå tur', importance: '3' } as (typeof saved.goals)[number];
saved.followups.m12 = { done_on: '2026-02-01', mode: 'phone', result: 'answered' };

describe('taking a field from another form', () => {
	test.each([
		['end_date', (form: typeof saved) => form.end_date, '2026-01-01'],
		['professions.0', (form: typeof saved) => form.professions, ['nurse']],
		[
			'measurements.sppb.end',
			(form: typeof saved) => form.measurements['measurements.sppb.end'],
			{ value: '8', missing: '' },
		],
		[
			'measurements.sppb.end.value',
			(form: typeof saved) => form.measurements['measurements.sppb.end'],
			{ value: '8', missing: '' },
		],
		['goals.0.text', (form: typeof saved) => form.goals[0]?.text, 'Gå tur'],
		['followups.m12', (form: typeof saved) => form.followups.m12.mode, 'phone'],
	])('%s', (name, read, value) => {
		const before = structuredClone(emptyForm);
		expect(read(takeField(emptyForm, saved, name))).toEqual(value);
		expect(emptyForm).toEqual(before);
	});

	test('leaves the others as they are', () => {
		expect(takeField(emptyForm, saved, 'goals.0.text').goals[0]?.importance).toBe('');
	});

	test.each(['no_such', 'goals.9.text', '__proto__.polluted', 'goals.constructor.x'])(
		'%s, which no field is called, changes nothing',
		(name) => {
			expect(takeField(emptyForm, saved, name)).toEqual(emptyForm);
		},
	);
});

test('fields that are checked together are one group', () => {
	expect(groupOf('followups.m12.mode')).toEqual(['followups.m12']);
	expect(groupOf('end_date')).toContain('start_date');
	expect(groupOf('measurements.sppb.end')).toEqual(['measurements.sppb.end']);
});
