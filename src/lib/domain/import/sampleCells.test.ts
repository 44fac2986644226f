import { expect, test } from 'vitest';
import { sampleCells } from './sampleCells.ts';

test('shows a few different values, and no national id wherever it stands', () => {
	const cells = ['17868699963', '1786869996', 'Oslo'];
	const rows = ['Oslo', 'Oslo', 'Bergen', '', 'Ås', 'Hol'].map((place, row) => ({
		row,
		cells: [...cells.slice(0, 2), place],
	}));
	expect(sampleCells(rows, ['national_id', null, null])).toEqual([
		['•••••'],
		['•••••'],
		['Oslo', 'Bergen', 'Ås'],
	]);
});
