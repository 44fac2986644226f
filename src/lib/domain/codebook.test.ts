import { describe, expect, it } from 'vitest';
import { codebookOf } from './codebook.ts';
import { deidentify, type Release } from './deidentification/index.ts';
import { sampleRows } from './deidentification/sampleRows.ts';

function releaseOf(count: number, seed: number): Release {
	const result = deidentify(sampleRows(count, seed));
	if (!result.released) throw new Error(result.reason);
	return result.release;
}

const release = releaseOf(2500, 4);
const codebook = codebookOf(release);
const entry = (name: string) => codebook.find((variable) => variable.name === name);

describe('codebookOf', () => {
	it('has exactly the columns of the file, in their order', () => {
		expect(codebook.map(({ name }) => name)).toEqual(release.columns);
	});

	it.each([2500, 60, 16])('explains every value that occurs (%i rows)', (count) => {
		const some = releaseOf(count, 11);
		for (const { name, type, values } of codebookOf(some)) {
			if (type !== 'code') continue;
			const allowed = values.map(({ value }) => value);
			const found = new Set(some.rows.flatMap((row) => (row[name] === null ? [] : [String(row[name])])));
			expect(allowed, name).toEqual(expect.arrayContaining([...found]));
		}
		expect(some.columns.length).toBeGreaterThan(10);
	});

	it('has a text in both languages for everything', () => {
		for (const { name, label, missing, unit, note, values } of codebook) {
			const texts = [label, missing, unit, note, ...values.map((value) => value.label)].filter(
				(t) => t !== null,
			);
			for (const { nb, en } of texts) {
				expect(nb, name).not.toBe('');
				expect(en, name).not.toBe('');
			}
		}
		expect(new Set(codebook.map(({ label }) => label.nb)).size).toBe(codebook.length);
		expect(new Set(codebook.map(({ label }) => label.en)).size).toBe(codebook.length);
	});

	it('puts the reason beside the value of a measure', () => {
		expect(entry('barthel20_end')).toMatchObject({
			label: { nb: 'Barthel ADL-indeks (0–20): Slutt' },
			type: 'integer',
			unit: { nb: 'poeng', en: 'points' },
			missing: { nb: 'Tom: se barthel20_end_missing; er begge tomme, er ingenting registrert' },
		});
		expect(entry('barthel20_end_missing')?.values).toContainEqual({
			value: 'not_measured',
			label: { nb: 'Ikke målt', en: expect.any(String) },
		});
	});

	it('says how values were made coarser or limited', () => {
		expect(entry('waiting_days')?.note?.nb).toBe('Verdier over 365 er satt til 365');
		expect(entry('tug_start')?.note?.nb).toMatch(/^Oppgis i sekunder, lavere er bedre\. Verdier over /);
		for (const { column, rung } of release.report.steps) {
			if (rung !== 'dropped') continue;
			expect(entry(column)).toBeUndefined();
		}
	});

	it('refuses a column that nothing describes', () => {
		expect(() => codebookOf({ ...release, columns: ['secret'] })).toThrow(
			new RangeError('no codebook entry for secret'),
		);
	});
});
