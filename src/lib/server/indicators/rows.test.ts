import { expect, test } from 'vitest';
import { rowsOf } from './rows.ts';

test('lists of columns are the rows of a table', () => {
	expect(rowsOf({ unit_id: ['a', 'b'], n: [12, null] })).toEqual([
		{ unit_id: 'a', n: 12 },
		{ unit_id: 'b', n: null },
	]);
	expect(rowsOf({ unit_id: [], n: [] })).toEqual([]);
});

test('a column that lost a number gives no row the number of another', () => {
	expect(() => rowsOf({ unit_id: ['a', 'b'], n: [12] })).toThrow('n has 1 of 2');
});
