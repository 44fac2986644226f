import { describe, expect, it } from 'vitest';
import { locales } from '../paraglide/runtime.js';
import { indicatorIds } from './indicators.ts';
import { indicatorTitle } from './indicatorsTitles.ts';
import { indicatorWords } from './indicatorsWords.ts';

describe.each(locales)('the words of the indicators in %s', (locale) => {
	it('name every indicator, each by its own name', () => {
		const titles = indicatorIds.map((id) => indicatorTitle(id, locale));
		expect(titles.filter((title) => !/^\S.{4,60}\S$/.test(title))).toEqual([]);
		expect(new Set(titles).size).toBe(indicatorIds.length);
	});

	it.each(indicatorIds)('say of %s why, what, among whom and without whom, in whole sentences', (id) => {
		const { why, numerator, denominator, exclusions } = indicatorWords[id];
		for (const text of [why, numerator, denominator, exclusions].map((one) => one({}, { locale }))) {
			expect(text).toMatch(/^\p{Lu}.*\.$/u);
			// No column names.
			expect(text).not.toMatch(/\w_\w/);
		}
	});

	it('give every indicator its own reason and its own count', () => {
		for (const part of ['why', 'numerator'] as const) {
			const texts = indicatorIds.map((id) => indicatorWords[id][part]({}, { locale }));
			expect(new Set(texts).size).toBe(indicatorIds.length);
		}
	});
});

describe('the words of the indicators', () => {
	it('are translated', () => {
		for (const id of indicatorIds) {
			for (const text of Object.values(indicatorWords[id])) {
				expect(text({}, { locale: 'nb' }), id).not.toBe(text({}, { locale: 'en' }));
			}
		}
	});

	it('are typeset: decimal comma and thin spaces in Norwegian, decimal point and no space in English', () => {
		const all = (locale: (typeof locales)[number]) =>
			indicatorIds.flatMap((id) => Object.values(indicatorWords[id]).map((text) => text({}, { locale })));
		expect(all('nb').filter((text) => /\d\.\d\d?\s|\d[ \u00A0]?%|\d[ \u00A0]000/.test(text))).toEqual([]);
		expect(all('en').filter((text) => /\d,\d\D|\d\s%|\d\s000/.test(text))).toEqual([]);
	});
});
