import { describe, expect, it } from 'vitest';
import { personSchema, roleSchema } from './forms.ts';

describe('roleSchema', () => {
	it('keeps the place that the role has, and no other', () => {
		const both = { unit_id: 'unit-1', organisation_id: 'county-46' };
		expect(roleSchema.parse({ role: 'clinician', ...both })).toEqual({
			role: 'clinician',
			unit_id: 'unit-1',
			organisation_id: null,
		});
		expect(roleSchema.parse({ role: 'leader', ...both })).toMatchObject({ unit_id: null });
		expect(roleSchema.parse({ role: 'researcher', ...both })).toEqual({
			role: 'researcher',
			unit_id: null,
			organisation_id: null,
		});
	});

	it.each([
		['clinician', 'unit_id'],
		['leader', 'organisation_id'],
		['', 'role'],
		['owner', 'role'],
	])('refuses %j without its place at %s', (role, field) => {
		const result = roleSchema.safeParse({ role, unit_id: '', organisation_id: '' });
		expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
	});
});

describe('personSchema', () => {
	it('takes a name and an address, in lower case', () => {
		expect(personSchema.parse({ display_name: ' Kari ', email: ' Kari@Example.NO ' })).toEqual({
			display_name: 'Kari',
			email: 'kari@example.no',
		});
		expect(personSchema.safeParse({ display_name: '', email: 'kari' }).error?.issues).toHaveLength(2);
	});

	it('refuses an address among those of tokens, which no list of people shows', () => {
		const person = { display_name: 'Kari', email: 'Token-1@Units.invalid' };
		expect(personSchema.safeParse(person).error?.issues.map(({ path }) => path)).toEqual([['email']]);
	});
});
