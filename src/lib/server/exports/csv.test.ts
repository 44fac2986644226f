import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('toCsv', () => {
	it('writes a byte order mark, semicolons, decimal points and 0/1', () => {
		const rows = [{ a: 'x', b: 1.5, c: true, d: false, e: null }];
		expect(toCsv(['a', 'b', 'c', 'd', 'e'], rows)).toBe('\uFEFFa;b;c;d;e\r\nx;1.5;1;0;\r\n');
	});

	it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\tx', '\u{FF1D}1'])('neutralises %j', (value) => {
		const [, line] = toCsv(['a'], [{ a: value }]).split('\r\n');
		expect(line).toBe(`'${value}`);
	});

	it('leaves negative numbers as numbers', () => {
		expect(toCsv(['a'], [{ a: -0.453 }])).toContain('\r\n-0.453\r\n');
	});

	it('quotes what holds a semicolon, a quote or a line break', () => {
		expect(toCsv(['a'], [{ a: 'x;"y"\nz' }])).toContain('"x;""y""\nz"');
	});

	it('writes the columns asked for, in their order, and no other', () => {
		expect(toCsv(['b', 'a'], [{ a: 1, b: 2, c: 3 }])).toBe('\uFEFFb;a\r\n2;1\r\n');
		expect(toCsv(['a'], [])).toBe('\uFEFFa\r\n');
	});
});
