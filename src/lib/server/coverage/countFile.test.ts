import { describe, expect, test } from 'vitest';
import { unitFinder } from '../../domain/coverage/unitFinder.ts';
import { checkFile, countFileLimits, countTemplate } from './countFile.ts';
import { readHandedBack, type UnitCounts } from './index.ts';
import { previewOf } from './preview.ts';

const units: UnitCounts[] = [
	{
		id: 'unit-a',
		name: 'Måløy, dag',
		active: true,
		years: [{ year: 2024, registered: 4, reported: { source: 'NPR', count: 5, note: null } }],
	},
	{ id: 'unit-b', name: 'Lagt ned', active: false, years: [] },
];
const context = { findUnit: unitFinder(units), thisYear: 2026 };
const check = (text: string, encoding: BufferEncoding = 'utf8') =>
	checkFile(new Blob([Buffer.from(text, encoding)]), context);

describe('checkFile', () => {
	test.each([
		['semicolons in Windows-1252', 'enhet;år;kilde;antall\r\nMåløy, dag;2024;NPR;6\r\n', 'latin1'],
		['commas in UTF-8', 'enhet,år,kilde,antall\n"Måløy, dag",2024,NPR,6\n', 'utf8'],
	] as const)('reads %s', async (_, text, encoding) => {
		expect(await check(text, encoding)).toMatchObject({
			faults: [],
			counts: [{ row: 2, unit_id: 'unit-a', year: 2024, source: 'NPR', count: 6 }],
		});
	});

	test('says what a file is that cannot be read', async () => {
		const codes = async (file: Blob | null) =>
			(await checkFile(file, context)).faults.map(({ code }) => code);
		expect(await codes(null)).toEqual(['no_file']);
		expect(await codes(new Blob([]))).toEqual(['empty_file']);
		expect(await codes(new Blob(['PK\u0003\u0004 a sheet']))).toEqual(['spreadsheet']);
		expect(await codes(new Blob([new Uint8Array(countFileLimits.bytes + 1)]))).toEqual(['too_large']);
		const many = `enhet;år;kilde;antall\n${'a;2024;NPR;1\n'.repeat(countFileLimits.rows + 1)}`;
		expect(await codes(new Blob([many]))).toEqual(['too_many_rows']);
	});

	test('reads the template, whose rows are not filled in; units that have closed are left out', async () => {
		const template = countTemplate(units, 2025);
		expect(template.trim().split('\r\n')).toHaveLength(2);
		expect(await check(template)).toEqual({ counts: [], faults: [], unfilled: 1, ignored: [] });
		expect(await check(template.replace('2025;;', '2025;KPR;9'))).toMatchObject({
			counts: [{ unit_id: 'unit-a', year: 2025, source: 'KPR', count: 9 }],
		});
	});
});

describe('previewOf', () => {
	const rows = (...lines: string[]) => check(['enhet_id;år;kilde;antall', ...lines].join('\n'));

	test('says what becomes of each count, and hands all of them back', async () => {
		const preview = previewOf('a.csv', await rows('unit-a;2024;NPR;5', 'unit-b;2024;NPR;5'), units);
		expect(preview.rows.map(({ unit, becomes }) => [unit, becomes])).toEqual([
			['Måløy, dag', 'same'],
			['Lagt ned', 'new'],
		]);
		expect(readHandedBack(preview.content ?? '')).toHaveLength(2);
		const changed = previewOf('a.csv', await rows('unit-a;2024;KPR;5'), units);
		expect(changed.rows).toMatchObject([{ becomes: 'replaced', before: { source: 'NPR', count: 5 } }]);
	});

	test('hands nothing back where one row is wrong, or none is filled in', async () => {
		const preview = previewOf('a.csv', await rows('unit-a;2024;NPR;5', 'unit-a;2024;NPR;x'), units);
		expect(preview).toMatchObject({ content: null, faultCount: 1, rows: [] });
		expect(previewOf('a.csv', await rows('unit-a;2024;;'), units).content).toBeNull();
	});

	test('what is handed back must be what was handed out', () => {
		expect(readHandedBack('')).toBeNull();
		expect(readHandedBack('[]')).toBeNull();
		expect(readHandedBack('[{"unit_id":1}]')).toBeNull();
	});
});
