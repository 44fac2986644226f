import { describe, expect, test } from 'vitest';
import { faultText } from './faults.ts';

describe('sentence of a fault', () => {
	test.each([
		[{ code: 'above_max', limit: 56 }, 'Høyst 56. Mente du 56?'],
		[{ code: 'below_min', limit: 0 }, 'Minst 0.'],
		[{ code: 'below_min', limit: -0.453 }, 'Minst −0,453.'],
		[{ code: 'required' }, 'Må fylles ut.'],
		[{ code: 'not_a_date' }, 'Ikke en gyldig dato. Skriv for eksempel 14.02.2026.'],
		[{ code: 'too_many_decimals', limit: 0 }, 'Bare hele tall.'],
		[{ code: 'too_many_decimals', limit: 1 }, 'Høyst én desimal.'],
		[{ code: 'too_many_decimals', limit: 2 }, 'Høyst 2 desimaler.'],
	])('%o is "%s"', (fault, text) => {
		expect(faultText(fault, 'nb')).toBe(text);
	});

	test('is in the language asked for', () => {
		expect(faultText({ code: 'off_step', limit: 5 }, 'en')).toBe('Only in steps of 5.');
	});

	test.each(['rule_of_tomorrow', 'constructor'])(
		'%s, which has no sentence, gets the general one',
		(code) => {
			expect(faultText({ code }, 'nb')).toBe('Kan ikke lagres slik. Kontroller verdien.');
		},
	);
});
