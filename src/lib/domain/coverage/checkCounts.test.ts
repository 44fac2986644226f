import { describe, expect, test } from 'vitest';
import { faultText } from '../course/faults.ts';
import { checkCounts } from './checkCounts.ts';
import { unitFinder } from './unitFinder.ts';

const units = [
	{ id: 'unit-a', name: 'Innsatsteam nord' },
	{ id: 'unit-b', name: 'Rehabilitering' },
	{ id: 'unit-c', name: 'rehabilitering ' },
];
const context = { findUnit: unitFinder(units), thisYear: 2026 };
const header = ['Enhet', 'År', 'Kilde', 'Antall', 'Merknad'];

/** Rows after a header, numbered as a spreadsheet does. */
const check = (rows: string[][], titles = header) =>
	checkCounts(
		titles,
		rows.map((cells, index) => ({ row: index + 2, cells })),
		context,
	);

describe('checkCounts', () => {
	test('reads units by id or name, sources in any case and thousands with a blank', () => {
		const checked = check([
			['unit-a', '2024', 'kpr', '1 200', ''],
			[' innsatsteam  Nord', '2023', 'NPR ', '7', 'Trukket ut i mars'],
		]);
		expect(checked).toEqual({
			faults: [],
			unfilled: 0,
			ignored: [],
			counts: [
				{ row: 2, unit_id: 'unit-a', year: 2024, source: 'KPR', count: 1200, note: null },
				{ row: 3, unit_id: 'unit-a', year: 2023, source: 'NPR', count: 7, note: 'Trukket ut i mars' },
			],
		});
	});

	test('knows English titles, takes the id where both stand, and names what it does not read', () => {
		const checked = check(
			[['unit-b', 'Rehabilitering', '2024', 'KOSTRA', '12', 'x']],
			['unit_id', 'unit', 'year', 'source', 'count', 'region'],
		);
		expect(checked.counts).toMatchObject([{ unit_id: 'unit-b', source: 'KOSTRA', count: 12 }]);
		expect(checked.ignored).toEqual(['region']);
	});

	test.each([
		['Enhet', ['unit-x', '2024', 'NPR', '5'], 'unknown_unit'],
		['Enhet', ['Rehabilitering', '2024', 'NPR', '5'], 'ambiguous_unit'],
		['Enhet', ['', '2024', 'NPR', '5'], 'required'],
		['År', ['unit-a', '24', 'NPR', '5'], 'not_a_year'],
		['År', ['unit-a', '1999', 'NPR', '5'], 'not_a_year'],
		['År', ['unit-a', '2027', 'NPR', '5'], 'year_in_future'],
		['Kilde', ['unit-a', '2024', 'SSB', '5'], 'unknown_source'],
		['Kilde', ['unit-a', '2024', '', '5'], 'required'],
		['Antall', ['unit-a', '2024', 'NPR', '0'], 'not_a_count'],
		['Antall', ['unit-a', '2024', 'NPR', '-3'], 'not_a_count'],
		['Antall', ['unit-a', '2024', 'NPR', '4,5'], 'not_a_count'],
		['Antall', ['unit-a', '2024', 'NPR', '1.200'], 'not_a_count'],
		['Antall', ['unit-a', '2024', 'NPR', '1234567890'], 'not_a_count'],
		['Antall', ['unit-a', '2024', 'NPR', ''], 'required'],
		['Merknad', ['unit-a', '2024', 'NPR', '5', 'om 010190 12345'], 'national_id_in_note'],
		['Merknad', ['unit-a', '2024', 'NPR', '5', 'x'.repeat(301)], 'too_long'],
	])('names %s of %j: %s', (column, cells, code) => {
		const checked = check([['unit-a', '2020', 'NPR', '5', ''], cells]);
		expect(checked.faults).toMatchObject([{ row: 3, column, code }]);
		// A code without a sentence of its own would get the general one.
		expect(faultText({ code })).not.toBe(faultText({ code: 'not_accepted' }));
	});

	test('names every fault of a row', () => {
		const { faults, counts } = check([['nowhere', 'x', 'y', 'z']]);
		expect(faults.map(({ column }) => column)).toEqual(['Enhet', 'År', 'Kilde', 'Antall']);
		expect(counts).toEqual([]);
	});

	test('takes one count for a unit and year', () => {
		const { faults } = check([
			['unit-a', '2024', 'NPR', '5'],
			['Innsatsteam nord', '2024', 'KPR', '6'],
		]);
		expect(faults).toMatchObject([{ row: 3, column: 'Enhet', code: 'count_twice', limit: 2 }]);
	});

	test('skips rows of the template that are not filled in', () => {
		const checked = check([
			['unit-a', '2024', '', ''],
			['unit-a', '2024', 'NPR', '5'],
		]);
		expect(checked).toMatchObject({ unfilled: 1, faults: [], counts: [{ row: 3 }] });
	});

	test('refuses a file without the columns, with one twice, and a row that is longer', () => {
		expect(check([], ['Navn', 'År']).faults).toMatchObject([
			{ row: null, column: 'enhet', code: 'missing_column' },
			{ row: null, column: 'kilde', code: 'missing_column' },
			{ row: null, column: 'antall', code: 'missing_column' },
		]);
		expect(check([], [...header, 'antall']).faults).toMatchObject([
			{ column: 'antall', code: 'duplicate_column' },
		]);
		expect(check([['unit-a', '2024', 'NPR', '1', '', '200']]).faults).toMatchObject([
			{ row: 2, code: 'too_many_cells' },
		]);
	});
});
