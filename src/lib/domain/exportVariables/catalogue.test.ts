import { describe, expect, it } from 'vitest';
import { checkVariables } from '../../server/releaseFiles/check.ts';
import { ladders } from '../deidentification/ladders.ts';
import { exportVariable, exportVariables, neverExported, variableGroups, variablesOf } from './index.ts';

describe('the catalogue', () => {
	it('can be written in every format, all of it', () => {
		expect(() => checkVariables(exportVariables)).not.toThrow();
	});

	it('describes every variable in both languages, under a heading', () => {
		for (const { name, label, group } of exportVariables) {
			expect(label.nb.length * label.en.length, name).toBeGreaterThan(0);
			expect(variableGroups, name).toContain(group);
		}
	});

	it('has a ladder for every quasi-identifier, and no other, that knows all its values', () => {
		const quasi = exportVariables.filter(({ strength }) => strength === 'quasi');
		expect(quasi.map(({ name }) => name).sort()).toEqual(Object.keys(ladders).sort());
		for (const { name, values = [] } of quasi) {
			const rungs = ladders[name]?.rungs ?? [];
			for (const { code } of values) expect(rungs.map(({ of }) => of(String(code))).at(-1)).toBeNull();
		}
	});

	it('makes nothing finer from rung to rung', () => {
		for (const { name, values = [], strength } of exportVariables) {
			if (strength !== 'quasi') continue;
			const rungs = ladders[name]?.rungs ?? [];
			rungs.slice(1).forEach((rung, below) => {
				const coarse = new Map<string | null, string | null>();
				for (const { code } of values) {
					const fine = rungs[below]?.of(String(code)) ?? null;
					const found = rung.of(String(code));
					expect(coarse.get(fine) ?? found, `${name} ${code}`).toBe(found);
					coarse.set(fine, found);
				}
			});
		}
	});

	it('never has what points at a person or is free text', () => {
		for (const { name } of neverExported) expect(exportVariable(name)).toBeUndefined();
		expect(() => variablesOf(['national_id'])).toThrow(/^no exportable variable/);
	});

	it('gives a file its key and its order', () => {
		expect(variablesOf(['year', 'sex']).map(({ name }) => name)).toEqual(['course_key', 'sex', 'year']);
	});
});
