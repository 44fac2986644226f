import { expect, test } from 'vitest';
import { emptyForm, type CourseForm } from '../../domain/course/form.ts';
import { syntheticNationalId } from '../../domain/nationalId.ts';
import { temporaryKeys } from '../backend/config.ts';
import { readForm } from './readForm.ts';
import { formFault, ruleName } from './ruleFaults.ts';
import { reasonFrom } from './submit.ts';

const registry = { backend: { config: { keys: temporaryKeys() } }, demo: true };
const read = (change: Partial<CourseForm>) => readForm(registry, { ...emptyForm, ...change });

function idOf(birthDate: string, from: number): string {
	for (let individual = from; individual < 1000; individual += 1) {
		const id = syntheticNationalId(birthDate, individual);
		if (id) return id;
	}
	throw new Error(`no synthetic number for ${birthDate}`);
}

test.each(['referral_date', 'start_date', 'end_date', 'first_assessed_on', 'goals_set_on'] as const)(
	'%s before the birth that the national id tells is refused there',
	(field) => {
		const national_id = idOf('1990-05-05', 0);
		expect(read({ national_id, [field]: '04.05.1990' }).faults).toEqual({
			[field]: { code: 'before_birth' },
		});
		expect(read({ national_id, [field]: '05.05.1990' })).toMatchObject({
			person: { birth_date: '1990-05-05' },
			faults: {},
		});
	},
);

test('a person who is not born yet is refused at the number that says so', () => {
	const { person, faults } = read({ national_id: idOf('2039-05-05', 500) });
	expect(faults).toEqual({ national_id: { code: 'in_future' } });
	expect(person).toBeNull();
});

test('a number that is none stands beside the other faults', () => {
	const { faults } = read({ national_id: '1'.repeat(10_000), start_date: 'i går' });
	expect(faults).toEqual({ national_id: { code: 'not_a_national_id' }, start_date: { code: 'not_a_date' } });
});

test.each(['goals', 'problems'] as const)('a national id in the words of %s is refused there', (list) => {
	const form = structuredClone(emptyForm);
	Object.assign(form[list][1] ?? {}, { text: `Ring ${idOf('1990-05-05', 0)} i morgen` });
	expect(readForm(registry, form).faults).toEqual({ [`${list}.1.text`]: { code: 'national_id_in_text' } });
});

test.each(['local_id', 'initials'] as const)('a national id as %s is refused there', (field) => {
	expect(read({ [field]: idOf('1990-05-05', 0) }).faults).toEqual({
		[field]: { code: 'national_id_in_text' },
	});
});

test('without a number the person is who birth date and sex say', () => {
	expect(read({ birth_date: '05.05.1990', sex: 'male' }).person).toEqual({
		birth_date: '1990-05-05',
		sex: 'male',
	});
	expect(read({ birth_date: '05.05.1990' })).toMatchObject({ person: null, faults: {} });
});

test('a constraint of the database is told by its name, and at its field where it has one', () => {
	const name = ruleName('duplicate key value violates unique constraint "one_local_id_per_unit"');
	expect(formFault(name)).toEqual({ local_id: { code: 'local_id_taken' } });
	expect([ruleName('person_has_reserved'), formFault('person_has_reserved')]).toEqual([
		'person_has_reserved',
		null,
	]);
});

test.each([
	['  Feil avlest\u0000 ', 'Feil avlest'],
	['\u0000', null],
	['x'.repeat(499) + '👩', 'x'.repeat(499) + '\ufffd'],
])('the reason %j is kept as %j', (typed, kept) => {
	const post = new FormData();
	post.set('reason', typed);
	expect(reasonFrom(post)).toBe(kept);
});
