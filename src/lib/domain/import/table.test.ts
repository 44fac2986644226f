import { describe, expect, test } from 'vitest';
import { readTable } from './table.ts';

function table(text: string) {
	const read = readTable(text);
	if (!read.ok) throw new Error(`not read: ${read.faults[0]?.code}`);
	return read.table;
}

function codes(text: string) {
	const read = readTable(text);
	return read.ok ? [] : read.faults.map(({ code, row }) => ({ code, row }));
}

describe('rows under a header', () => {
	test.each([
		['semicolon', 'a;b\n1;2,5', ';'],
		['comma', 'a,b\n1,"2,5"', ','],
		['tab', 'a\tb\n1\t2,5', '\t'],
		['a comma inside quotes in the header', '"a,,,";b\n1;2,5', ';'],
		['a line that names the separator', 'sep=,\r\na,b\r\n1,"2,5"', ','],
	])('%s', (_, text, delimiter) => {
		const read = table(text);
		expect(read.delimiter).toBe(delimiter);
		expect(read.rows[0]?.cells).toEqual(['1', '2,5']);
	});

	test('names of columns are trimmed and in lower case', () => {
		expect(table('\uFEFF Local_ID ; START_date\n1;2'.slice(1)).columns).toEqual(['local_id', 'start_date']);
	});

	test.each(['\n', '\r\n', '\r'])('lines may end with %j', (end) => {
		expect(table(`a;b${end}1;2${end}3;4${end}`).rows).toHaveLength(2);
	});

	test('rows are numbered as a spreadsheet shows them', () => {
		const text = 'a;b\n1;"to\nlinjer; og ""sitat"""\n\n;\n4;5\n';
		expect(table(text).rows).toEqual([
			{ row: 2, cells: ['1', 'to\nlinjer; og "sitat"'] },
			{ row: 5, cells: ['4', '5'] },
		]);
	});

	test('cells that look like formulas are texts', () => {
		expect(table('a;b\n=1+1;"@SUM(A1)"').rows[0]?.cells).toEqual(['=1+1', '@SUM(A1)']);
	});

	test('rows may be shorter or longer than the header', () => {
		expect(table('a;b\n1\n1;2;3').rows.map((row) => row.cells)).toEqual([['1'], ['1', '2', '3']]);
	});

	test.each([
		['only blank lines', ' \n\n;;\n', 'empty_file', null],
		['a header without rows', 'a;b\n\n', 'no_rows', null],
		['quotes that never end', 'a;b\n1;2\n3;"4\n5;6', 'broken_quotes', 3],
		['a quote inside a cell without quotes', 'a;b\n1;5" rør', 'broken_quotes', 2],
		['301 columns', `${';'.repeat(300)}\n1`.replace(/^/, 'a'), 'too_many_columns', null],
	])('%s is refused', (_, text, code, row) => {
		expect(codes(text)).toEqual([{ code, row }]);
	});

	test('5 000 rows are read, 5 001 are refused', () => {
		const rows = (count: number) => `a;b\n${'1;2\n'.repeat(count)}`;
		expect(table(rows(5000)).rows).toHaveLength(5000);
		expect(codes(rows(5001))).toEqual([{ code: 'too_many_rows', row: null }]);
	});
});
