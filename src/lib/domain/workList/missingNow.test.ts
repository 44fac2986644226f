import { describe, expect, it } from 'vitest';
import type { MissingField } from '../course/completeness.ts';
import { missingNow } from './missingNow.ts';

const named = (...fields: string[]): MissingField[] => fields.map((field) => ({ section: 'course', field }));
const all = named(
	'national_id',
	'end_date',
	'measurements.barthel20.start',
	'measurements.barthel20.end',
	'goals.0.text',
	'goals.0.attained',
	'work.start.state',
	'work.end.state',
);

describe('missingNow', () => {
	it('asks a course under way for nothing that its end brings', () => {
		expect(missingNow(all, false)).toEqual([
			'national_id',
			'measurements.barthel20.start',
			'goals.0.text',
			'work.start.state',
		]);
	});

	it('begins with the end measurement of a course that has ended, and leaves nothing out', () => {
		expect(missingNow(all, true)[0]).toBe('measurements.barthel20.end');
		expect(missingNow(all, true).toSorted()).toEqual(all.map((one) => one.field).toSorted());
	});
});
