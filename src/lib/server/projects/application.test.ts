import { describe, expect, it } from 'vitest';
import { applicationSchema } from './application.ts';

const schema = applicationSchema('2026-02-14');
const right = {
	title: 'Retur til arbeid',
	purpose: 'Beskrive retur til arbeid etter hjerneslag.',
	approval_reference: 'REK 12345',
	ends_on: '2027-12-31',
	institution: 'Universitetet',
	period_from: 2020,
	period_to: 2025,
	service_levels: ['2' as const],
	diagnosis_groups: ['stroke' as const],
	counties: ['county-46'],
	age_from: 18,
	k: 5,
	l: 2,
	risk_ceiling: 0.2,
	date_mode: 'none' as const,
	variables: [{ name: 'sex', reason: 'Justert for i analysen' }],
};

describe('applicationSchema', () => {
	it('takes a whole application and trims it', () => {
		expect(schema.parse({ ...right, title: '  Retur til arbeid ' })).toEqual(right);
		expect(schema.safeParse({ ...right, ends_on: '2026-02-14' }).success).toBe(true);
	});

	it.each([
		['title', 'ab'],
		['title', '   x   '],
		['title', 'x'.repeat(201)],
		['purpose', 'kort'],
		['approval_reference', ''],
		['ends_on', '2026-02-13'],
		['ends_on', '2036-02-15'],
		['ends_on', '2027-02-30'],
		['ends_on', ''],
		['period_to', 2019],
		['k', 2],
		['risk_ceiling', 0.5],
		['counties', ['county-99']],
		['variables', [{ name: 'national_id', reason: null }]],
	])('refuses %s = %j at that field', (field, value) => {
		const result = schema.safeParse({ ...right, [field]: value });
		expect(result.error?.issues.map((issue) => issue.path[0])).toContain(field);
	});
});
