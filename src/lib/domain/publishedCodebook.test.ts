import { describe, expect, it } from 'vitest';
import { indicatorIds } from './indicators.ts';
import { publishedCodebook, publishedColumns } from './publishedCodebook.ts';

describe('publishedCodebook', () => {
	const codebook = publishedCodebook();

	it('explains every column, in both languages', () => {
		expect(codebook.map(({ name }) => name)).toEqual(publishedColumns);
		for (const { label, missing } of codebook) {
			for (const text of [label.nb, label.en, missing.nb, missing.en]) expect(text).not.toBe('');
		}
	});

	it('names every code', () => {
		const valuesOf = (name: string) => codebook.find((one) => one.name === name)?.values ?? [];
		expect(valuesOf('indicator').map(({ value }) => value)).toEqual(indicatorIds);
		expect(valuesOf('mask').map(({ value }) => value)).toEqual(['coverage', 'few', 'secondary', 'none']);
	});
});
