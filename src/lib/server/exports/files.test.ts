import { describe, expect, it } from 'vitest';
import { deidentify } from '../../domain/deidentification/index.ts';
import { sampleRows } from '../../domain/deidentification/sampleRows.ts';
import { sha256 } from '../backend/tokens.ts';
import { write } from './files.ts';

const result = deidentify(sampleRows(600, 5));
if (!result.released) throw new Error(result.reason);
const { release } = result;
const project = { title: '=Etter slag', approval_reference: 'REK 1', frozen_at: '2026-02-14T13:02:00Z' };
const lines = (text: string) => text.replace(/\r\n$/, '').split('\r\n');

describe('write', () => {
	it('puts one course on a line, under the columns', () => {
		const [header, ...rows] = lines(write('data.csv', project, release));
		expect(header?.slice(1).split(';')).toEqual(release.columns);
		expect(rows).toHaveLength(release.report.rowsAfter);
		for (const row of rows) expect(row.split(';')).toHaveLength(release.columns.length);
	});

	it('puts one variable on a line of the codebook', () => {
		const [header, ...variables] = lines(write('codebook.csv', project, release));
		expect(header).toBe(
			'\uFEFFname;label_nb;label_en;type;unit_nb;unit_en;values_nb;values_en;missing_nb;missing_en;note_nb;note_en',
		);
		expect(variables.map((line) => line.split(';')[0])).toEqual(release.columns);
		expect(variables.join('\n')).toContain('decimal (decimal point)');
	});

	it('names in the report the data file that it is about, and what was done', () => {
		const report = write('report.txt', project, release);
		expect(report).toContain(sha256(write('data.csv', project, release)));
		expect(report).toContain('14.02.2026 kl. 14.02');
		const steps = report.split('\n').filter((line) => /^\d+\. /.test(line));
		expect(steps).toHaveLength(release.report.steps.length);
		expect(report).not.toMatch(/undefined|NaN|\[object/);
	});

	it('says in the report when nothing is frozen yet', () => {
		expect(write('report.txt', { ...project, frozen_at: null }, release)).toContain('Ikke ennå');
	});
});
