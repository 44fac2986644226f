import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileRefused } from './fileRefused.ts';
import { importLimits } from './limits.ts';
import { rawBytes, readRows, textOf, type RawRow } from './readRows.ts';

async function* parts(...all: Uint8Array[]): AsyncGenerator<Uint8Array> {
	yield* all;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The whole file, as text. */
async function read(...bytes: Uint8Array[]) {
	const file = await readRows(parts(...bytes));
	const raw: RawRow[] = [];
	for await (const chunk of file.chunks) raw.push(...chunk);
	const encoding = file.encoding();
	const header = textOf(rawBytes(file.header), encoding) as string[];
	return { delimiter: file.delimiter, encoding, header, rows: textOf(rawBytes(raw), encoding) as RawRow[] };
}

async function faultOf(...bytes: Uint8Array[]) {
	const error: unknown = await read(...bytes).catch((reason: unknown) => reason);
	if (!(error instanceof FileRefused)) throw new Error('the file was not refused', { cause: error });
	return error.fault;
}

describe('rows under a header', () => {
	test.each([
		['semicolon', 'a;b\n1;2,5', ';'],
		['comma', 'a,b\n1,"2,5"', ','],
		['tab', 'a\tb\n1\t2,5', '\t'],
		['a comma inside quotes in the header', '"a,,,";b\n1;2,5', ';'],
		['a line that names the separator', 'sep=,\r\na,b\r\n1,"2,5"', ','],
	])('%s', async (_, text, delimiter) => {
		const file = await read(encode(text));
		expect(file.delimiter).toBe(delimiter);
		expect(file.rows[0]?.cells).toEqual(['1', '2,5']);
	});

	test.each(['\n', '\r\n', '\r'])('lines may end with %j', async (end) => {
		expect((await read(encode(`a;b${end}1;2${end}3;4${end}`))).rows).toHaveLength(2);
	});

	test('are numbered as a spreadsheet shows them', async () => {
		const text = 'a;b\n1;"to\nlinjer; og ""sitat"""\n\n;\n4;5\n';
		expect((await read(encode(text))).rows).toEqual([
			{ row: 2, cells: ['1', 'to\nlinjer; og "sitat"'] },
			{ row: 5, cells: ['4', '5'] },
		]);
	});

	test('cells that look like formulas are texts', async () => {
		expect((await read(encode('a;b\n=1+1;"@SUM(A1)"'))).rows[0]?.cells).toEqual(['=1+1', '@SUM(A1)']);
	});

	test('may be shorter or longer than the header', async () => {
		const { rows } = await read(encode('a;b\n1\n1;2;3'));
		expect(rows.map((row) => row.cells)).toEqual([['1'], ['1', '2', '3']]);
	});
});

describe('encoding', () => {
	test('UTF-8 is read, and its byte order mark is no part of the header', async () => {
		const plain = encode('sted;b\nBærum–Ås;1');
		expect(await read(Uint8Array.from([0xef, 0xbb, 0xbf, ...plain]))).toEqual(await read(plain));
		expect(await read(plain)).toMatchObject({ encoding: 'utf-8', header: ['sted', 'b'] });
	});

	test('what is no UTF-8 anywhere is Windows-1252 everywhere', async () => {
		// "Bærum–Ås" with the dash at 0x96, where ISO 8859-1 has a control character.
		const file = await read(
			encode('sted\n'),
			Uint8Array.from([0x42, 0xe6, 0x72, 0x75, 0x6d, 0x96, 0xc5, 0x73]),
		);
		expect(file).toMatchObject({ encoding: 'windows-1252', rows: [{ row: 2, cells: ['Bærum–Ås'] }] });
		const late = await read(encode('sted\nBærum\n'), Uint8Array.from([0xc5, 0x73]));
		expect(late.rows.map(({ cells }) => cells[0])).toEqual(['BÃ¦rum', 'Ås']);
	});

	test('UTF-8 that is cut off in the middle of a letter is none', async () => {
		expect(await read(encode('a\nb'), Uint8Array.from([0xc3]))).toMatchObject({ encoding: 'windows-1252' });
	});
});

describe('refused is', () => {
	test.each([
		['nothing', [], 'empty_file'],
		['UTF-16 with a mark, low byte first', [0xff, 0xfe, 0x61, 0], 'utf16'],
		['UTF-16 with a mark, high byte first', [0xfe, 0xff, 0, 0x61], 'utf16'],
		['UTF-16 without a mark', [0x61, 0, 0x62, 0], 'utf16'],
		['a zip file, as XLSX is', [0x50, 0x4b, 3, 4, 0, 0], 'spreadsheet'],
		['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0], 'spreadsheet'],
		['an image', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0], 'not_text'],
	])('%s, also when it comes byte by byte', async (_, bytes, code) => {
		const whole = Uint8Array.from(bytes);
		expect(await faultOf(whole)).toMatchObject({ code, row: null });
		expect(await faultOf(...bytes.map((byte) => Uint8Array.of(byte)))).toMatchObject({ code, row: null });
	});

	test.each([
		['only blank lines', ' \n\n;;\n', 'empty_file', null],
		['a header without rows', 'a;b\n\n', 'no_rows', null],
		['quotes that never end', 'a;b\n1;2\n3;"4\n5;6', 'broken_quotes', 3],
		['a quote inside a cell without quotes', 'a;b\n1;5" rør', 'broken_quotes', 2],
		['a row that never ends', `a;b\n1;"${'x'.repeat(1_100_000)}`, 'broken_quotes', 2],
		['301 columns', `a${';'.repeat(300)}\n1`, 'too_many_columns', null],
	])('%s', async (_, text, code, row) => {
		expect(await faultOf(encode(text))).toMatchObject({ code, row });
	});

	test('one row more than a file may have', async () => {
		const rows = (count: number) => encode(`a;b\n${'1;2\n'.repeat(count)}`);
		expect((await read(rows(importLimits.rows))).rows).toHaveLength(importLimits.rows);
		expect(await faultOf(rows(importLimits.rows + 1))).toMatchObject({ code: 'too_many_rows', row: null });
	});

	test('a file over the limit, before its end', async () => {
		const part = encode(`${'1;2'.padEnd(1023, ' ')}\n`.repeat(1024));
		let sent = 0;
		async function* endless(): AsyncGenerator<Uint8Array> {
			yield encode('a;b\n');
			for (; sent < 1000; sent++) yield part;
		}
		const file = await readRows(endless());
		const refused = (async () => {
			for await (const chunk of file.chunks) expect(chunk.length).toBeGreaterThan(0);
		})();
		await expect(refused).rejects.toMatchObject({ fault: { code: 'too_large', limit: 64 } });
		expect(sent).toBeLessThan(70);
	});
});

/** Cells as people write them: with everything that means something in a file. */
const cell = fc.string({
	unit: fc.constantFrom('a', 'å', '–', ' ', ';', ',', '"', '\n', '\r\n', '7'),
	maxLength: 8,
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('where a file is cut into parts does not matter', async () => {
	const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
	await fc.assert(
		fc.asyncProperty(
			table,
			fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
			fc.boolean(),
			async (rows, cuts, mark) => {
				const text = [['x', 'y'], ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n');
				const bytes = Uint8Array.from([
					...(mark ? [0xef, 0xbb, 0xbf] : []),
					...encode(`${text}\r\n"end";"1"`),
				]);
				const cut: Uint8Array[] = [];
				for (let from = 0; from < bytes.length;) {
					const next = from + Number(cuts.next().value);
					cut.push(bytes.subarray(from, next));
					from = next;
				}
				const inParts = await read(...cut);
				expect(inParts).toEqual(await read(bytes));
				const full = rows.filter((cells) => cells.some((one) => one.trim() !== ''));
				expect(inParts.rows.map(({ cells }) => cells)).toEqual([...full, ['end', '1']]);
			},
		),
		{ numRuns: 200 },
	);
});
