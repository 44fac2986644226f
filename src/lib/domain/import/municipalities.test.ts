import { expect, test } from 'vitest';
import { municipalityFinder } from './municipalities.ts';

const find = municipalityFinder([
	{ id: 'municipality-0301', number: '0301', name: 'Oslo', official: 'Oslo' },
	{ id: 'municipality-5001', number: '5001', name: 'Trondheim', official: 'Trondheim - Tråante' },
	{ id: 'municipality-1515', number: '1515', name: 'Herøy (Møre og Romsdal)', official: 'Herøy' },
	{ id: 'municipality-1818', number: '1818', name: 'Herøy (Nordland)', official: 'Herøy' },
]);

test.each([
	['0301', 'municipality-0301'],
	['301', 'municipality-0301'],
	[' oslo ', 'municipality-0301'],
	['Tråante', 'municipality-5001'],
	['Trondheim - Tråante', 'municipality-5001'],
	['herøy (nordland)', 'municipality-1818'],
])('"%s" is found', (typed, id) => {
	expect(find(typed)).toEqual({ id });
});

test('a name that two have, and one that none has, is not guessed', () => {
	expect(find('Herøy')).toEqual({ fault: 'ambiguous_municipality' });
	expect(find('Fjordvik')).toEqual({ fault: 'unknown_municipality' });
	expect(find('')).toEqual({ fault: 'unknown_municipality' });
});
