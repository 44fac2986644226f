import { expect, test } from 'vitest';
import { completeness } from '$lib/domain/course/completeness';
import { emptyForm, typedOf } from '$lib/domain/course/form';
import { courseSchema } from '$lib/domain/course/schema';
import { fieldLabel } from './fieldLabels';

test.each([
	['start_date', 'Startdato'],
	['measurements.berg.end', 'Bergs balanseskala, slutt'],
	['goals.1.attained', 'Mål 2: Hvor langt kom dere?'],
	['work.start.state', 'Arbeid, start'],
	['followups.m12.mode', '12 måneder etter slutt'],
])('%s is called %s', (name, label) => {
	expect(fieldLabel(name)).toBe(label);
});

test('whatever can be missing has words of its own', () => {
	const { missing } = completeness(courseSchema('2026-01-01').parse(typedOf(emptyForm)), null);
	const labels = missing.map((one) => fieldLabel(one.field));
	expect(new Set(labels).size).toBe(labels.length);
});
