import { expect, test } from 'vitest';
import { checkHeader, columns, columnOf } from './columns.ts';

const needed = 'local_id;national_id;residence_municipality;start_date;delivery;phase;diagnosis_group'.split(
	';',
);

function check(header: string[], cells: string[] = []) {
	const found = checkHeader({ delimiter: ';', columns: header, rows: [{ row: 2, cells }] });
	return found.map(({ code, column }) => [code, column]);
}

test('every field is filled by one column and found by it', () => {
	expect(columns.size).toBe(22 + 33 * 4 + 6 * 6 + 5 * 6 + 4 * 2 + 2 + 15 + 2 * 3);
	for (const column of columns.values()) expect(columnOf(column.field)).toBe(column);
});

test('a header with what every course needs is in order', () => {
	expect(check([...needed, '6mwt_m12', 'goal6_attained', ''])).toEqual([]);
});

test('birth date and sex may stand for the national id', () => {
	const others = needed.filter((name) => name !== 'national_id');
	expect(check([...others, 'birth_date', 'sex'])).toEqual([]);
	expect(check([...others, 'birth_date'])).toEqual([['missing_column', 'sex']]);
	expect(check(others)).toEqual([['missing_column', 'national_id']]);
});

test('unknown, repeated, unnamed and missing columns are named', () => {
	const header = [...needed.slice(0, -1), 'barthel_start', 'phase', ''];
	expect(check(header, [...needed, '', 'something'])).toEqual([
		['unknown_column', 'barthel_start'],
		['duplicate_column', 'phase'],
		['unnamed_column', null],
		['missing_column', 'diagnosis_group'],
	]);
});

test('a file without a header does not show its first patient', () => {
	const faults = check(['17', '17868699963', 'bærum']);
	expect(faults).toContainEqual(['unknown_column', '•••••']);
	expect(JSON.stringify(faults)).not.toContain('17868699963');
});
