import { describe, expect, test } from 'vitest';
import { checkMapping, indexWords, proposeMapping } from './mapping.ts';

const words = indexWords([
	['Startdato', 'start_date'],
	['Start date', 'start_date'],
	['Arbeid, start', 'work_start'],
	['Arbeid, start', 'work_start_percent'],
]);
const nothing = new Map<string, string | null>();

describe('what a column is proposed as', () => {
	test.each([
		['the registry’s own name', ' Local_ID ', 'local_id'],
		['its name in other spelling', 'end date', 'end_date'],
		['words of the form in Norwegian', 'STARTDATO', 'start_date'],
		['words of the form in English', 'start  date', 'start_date'],
		['a word of other systems', 'Fødselsnummer', 'national_id'],
		['words that mean two columns', 'Arbeid, start', null],
		['words that mean none', 'Avdeling', null],
		['no name', '', null],
	])('%s', (_, title, column) => {
		expect(proposeMapping([title], words, nothing)).toEqual([column]);
	});

	test('what the unit said last time goes before words, not before the registry’s own name', () => {
		const remembered = new Map([
			['startdato', 'referral_date'],
			['avdeling', null],
			['kommune', null],
			['phase', 'delivery'],
		]);
		expect(proposeMapping(['Startdato', 'Avdeling', 'Kommune', 'phase'], words, remembered)).toEqual([
			'referral_date',
			null,
			null,
			'phase',
		]);
	});

	test('a column is proposed once, to the surest', () => {
		expect(proposeMapping(['Startdato', 'start_date', 'Start date'], words, nothing)).toEqual([
			null,
			'start_date',
			null,
		]);
	});

	test('a remembered column that the registry no longer has is none', () => {
		expect(proposeMapping(['x'], words, new Map([['x', 'gone_column']]))).toEqual([null]);
	});
});

describe('a mapping', () => {
	const needed = [
		'local_id',
		'national_id',
		'residence_municipality',
		'start_date',
		'delivery',
		'phase',
		'diagnosis_group',
	];
	const others = needed.filter((name) => name !== 'national_id');

	test('with what every course needs is in order', () => {
		expect(checkMapping([...needed, null, '6mwt_m12', null])).toBeNull();
	});

	test('may have birth date and sex for the national id', () => {
		expect(checkMapping([...others, 'birth_date', 'sex'])).toBeNull();
		expect(checkMapping([...others, 'birth_date'])).toEqual({ missing: ['sex'], twice: [] });
		expect(checkMapping(others)).toEqual({ missing: ['national_id'], twice: [] });
	});

	test('names what is missing and what is chosen twice', () => {
		expect(checkMapping([...needed.slice(0, -1), 'phase', 'phase'])).toEqual({
			missing: ['diagnosis_group'],
			twice: ['phase'],
		});
	});
});
