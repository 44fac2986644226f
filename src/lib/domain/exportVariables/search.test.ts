import { describe, expect, it } from 'vitest';
import { exportVariables, neverExported, variableGroups } from './index.ts';
import { findNeverExported, findVariables } from './search.ts';
import { groupLabel, strengthLabel, typeLabel } from './words.ts';

const all = { query: '', group: null, strength: null };
const namesOf = (search: Partial<Parameters<typeof findVariables>[0]>) =>
	findVariables({ ...all, ...search }).map(({ name }) => name);

describe('findVariables', () => {
	it('gives all without a word, in the order of the catalogue', () => {
		expect(findVariables(all)).toEqual(exportVariables);
	});

	it('finds by name, by either language and by the values', () => {
		expect(namesOf({ query: 'age_band' })).toEqual(['age_band']);
		expect(namesOf({ query: 'KOSTRA-gruppe' })).toEqual(['kostra']);
		expect(namesOf({ query: 'hjerneslag' })).toContain('diagnosis_group');
		expect(namesOf({ query: 'stroke' })).toContain('diagnosis_group');
	});

	it('wants every word, in any order', () => {
		const found = namesOf({ query: 'start barthel' });
		expect(found).toContain('barthel20_start');
		expect(found).not.toContain('barthel20_end');
		expect(namesOf({ query: 'barthel finnesikke' })).toEqual([]);
	});

	it('keeps to a heading and a strength', () => {
		const found = findVariables({ query: '', group: 'person', strength: 'quasi' });
		expect(found.length).toBeGreaterThan(0);
		expect(found.every(({ group, strength }) => group === 'person' && strength === 'quasi')).toBe(true);
	});
});

describe('findNeverExported', () => {
	it('finds what is not given out, and says nothing of it under a heading', () => {
		expect(findNeverExported(all)).toEqual(neverExported);
		expect(findNeverExported({ ...all, query: 'fødselsnummer' }).map(({ name }) => name)).toEqual([
			'national_id',
		]);
		expect(findNeverExported({ ...all, group: 'person' })).toEqual([]);
	});
});

describe('words of the catalogue', () => {
	it('exist for every heading, type and strength', () => {
		for (const group of variableGroups) expect(groupLabel(group)).not.toBe('');
		for (const variable of [...exportVariables, ...neverExported])
			expect(strengthLabel(variable.strength)).not.toBe('');
		for (const variable of exportVariables) expect(typeLabel(variable)).not.toBe('');
	});
});
