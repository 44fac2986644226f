import { describe, expect, it } from 'vitest';
import { applicationSchema } from './application.ts';

const schema = applicationSchema('2026-02-14');
const right = {
	title: 'Retur til arbeid',
	purpose: 'Beskrive retur til arbeid etter hjerneslag.',
	approval_reference: 'REK 12345',
	ends_on: '2027-12-31',
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
	])('refuses %s = %j at that field', (field, value) => {
		const result = schema.safeParse({ ...right, [field]: value });
		expect(result.error?.issues.map((issue) => issue.path[0])).toContain(field);
	});
});
