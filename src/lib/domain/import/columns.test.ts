import { expect, test } from 'vitest';
import { columns, columnOf } from './columns.ts';

test('every field is filled by one column and found by it', () => {
	expect(columns.size).toBe(22 + 33 * 4 + 6 * 6 + 5 * 6 + 4 * 2 + 2 + 15 + 2 * 3);
	for (const column of columns.values()) expect(columnOf(column.field)).toBe(column);
});
