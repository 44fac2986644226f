import { describe, expect, it } from 'vitest';
import { quasiIdentifiers } from './exportRow.ts';
import { rungNames } from './ladder.ts';
import { limitText, stepText } from './words.ts';

describe('stepText', () => {
	it.each(['nb', 'en'] as const)('has a text of every rung but the registered (%s)', (locale) => {
		const texts = quasiIdentifiers.flatMap((column) =>
			rungNames[column].slice(1).map((rung) => stepText({ column, rung }, locale)),
		);
		expect(new Set(texts).size).toBe(texts.length);
	});

	it('says which diagnosis groups are rare', () => {
		expect(stepText({ column: 'diagnosis_group', rung: 'rare_merged' }, 'nb')).toContain('under 2\u202F%');
	});

	it('refuses a step without a text', () => {
		expect(() => stepText({ column: 'sex', rung: 'halved' }, 'nb')).toThrow(RangeError);
	});
});

describe('limitText', () => {
	it('names the ends that were limited', () => {
		expect(limitText({ lower: 0, upper: 365 }, 'nb')).toBe('Verdier over 365 er satt til 365');
		expect(limitText({ lower: -1.25, upper: 3 }, 'nb')).toBe(
			'Verdier under \u22121,25 er satt til \u22121,25, og verdier over 3 til 3',
		);
		expect(limitText({ lower: 2, upper: null }, 'en')).toBe('Values below 2 were set to 2');
		expect(limitText({ lower: null, upper: null }, 'nb')).toBe('');
	});
});
