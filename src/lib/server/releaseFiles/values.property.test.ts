import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportVariable } from '../../domain/exportVariables/types.ts';
import { contentOf, readCsv, readParquet, readSav } from './readBack.ts';

const text = (label: string) => ({ nb: label, en: label });
const described = { label: text('x'), missing: [], strength: 'plain', group: 'x', since: 2020 } as const;
const variables: readonly ExportVariable[] = [
	{ ...described, name: 'words', type: 'code', width: 255 },
	{ ...described, name: 'amount', type: 'number' },
	{ ...described, name: 'whole', type: 'integer' },
	{ ...described, name: 'yes', type: 'boolean' },
	{ ...described, name: 'day', type: 'date' },
];

/** Half a character is no text: UTF-8 has no place for it. */
const anyText = fc.string({ unit: 'binary', maxLength: 40 }).filter((words) => words.isWellFormed());
const awkward = fc
	.tuple(
		fc.constantFrom('', "'", "''", '"', ';'),
		fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '🙂'),
		anyText,
	)
	.map((parts) => parts.join(''));
const date = fc
	.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
	.map((day) => day.toISOString().slice(0, 10));

const rowsOf = (words: fc.Arbitrary<string>) =>
	fc.array(
		fc.tuple(
			fc.option(words),
			fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
			fc.option(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 })),
			fc.option(fc.boolean()),
			fc.option(date),
		),
		{ minLength: 1, maxLength: 12 },
	);

/** −0 is 0 in a file for people. */
const number = (value: unknown) => (value === null ? null : Number(value) + 0);

describe('values come back as they went', () => {
	it('from CSV', async () => {
		await fc.assert(
			fc.asyncProperty(rowsOf(fc.oneof(anyText, awkward)), async (rows) => {
				const read = await readCsv(contentOf(variables, rows));
				const back = read.map(({ words = '', amount, whole, yes, day }) => [
					words.replace(/^'(?='*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, ''),
					amount === '' ? null : number(amount),
					whole === '' ? null : number(whole),
					yes === '' ? null : yes === '1',
					day === '' ? null : day,
				]);
				expect(back).toEqual(
					rows.map(([words, amount, whole, ...others]) => [
						words ?? '',
						number(amount ?? null),
						number(whole ?? null),
						...others,
					]),
				);
			}),
		);
	});

	it('from Parquet', async () => {
		await fc.assert(
			fc.asyncProperty(rowsOf(fc.oneof(anyText, awkward)), async (rows) => {
				const read = await readParquet(contentOf(variables, rows));
				expect(read).toEqual(
					rows.map(([words, amount, whole, yes, day]) => ({
						words,
						amount,
						whole,
						yes,
						day: day === null ? null : new Date(String(day)),
					})),
				);
			}),
		);
	});

	it('from a system file: numbers, and texts of ASCII but for spaces at their end', async () => {
		await fc.assert(
			fc.asyncProperty(rowsOf(fc.string({ unit: 'grapheme-ascii', maxLength: 255 })), async (rows) => {
				const { rows: read } = await readSav(contentOf(variables, rows));
				const back = read.map(({ words, amount, whole, yes }) => [words, amount, whole, yes]);
				expect(back).toEqual(
					rows.map(([words, amount, whole, yes]) => [
						String(words ?? '').trimEnd(),
						amount === null ? null : number(amount),
						number(whole ?? null),
						number(yes ?? null),
					]),
				);
			}),
		);
	});
});
