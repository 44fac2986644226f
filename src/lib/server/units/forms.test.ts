import { describe, expect, it } from 'vitest';
import { institutionSchema, unitSchema } from './forms.ts';

const right = {
	name: 'Innsatsteam nord',
	organisation_id: 'municipality-4601',
	service_level: '2',
	service_type: '',
	main_instrument: 'barthel20',
	instruments: ['tug', 'berg'],
};

describe('unitSchema', () => {
	it('takes a municipal unit without a type and a specialised one with it', () => {
		expect(unitSchema.parse(right)).toMatchObject({ service_type: null, instruments: ['tug', 'berg'] });
		const specialised = { ...right, service_level: '5.2', service_type: 'primary_complex' };
		expect(unitSchema.parse(specialised)).toMatchObject({ service_type: 'primary_complex' });
	});

	it.each([
		['name', 'x'],
		['organisation_id', ''],
		['service_level', '6'],
		['service_type', 'primary_complex'],
		['main_instrument', ''],
		['instruments', ['unknown']],
	])('refuses %s = %j at that field', (field, value) => {
		const result = unitSchema.safeParse({ ...right, [field]: value });
		expect(result.error?.issues.map((issue) => issue.path[0])).toContain(field);
	});
});

describe('institutionSchema', () => {
	it('needs a name and what it lies under', () => {
		expect(institutionSchema.safeParse({ name: 'Skogli', parent_id: 'region-sor-ost' }).success).toBe(true);
		expect(institutionSchema.safeParse({ name: 'Skogli', parent_id: '' }).success).toBe(false);
	});
});
