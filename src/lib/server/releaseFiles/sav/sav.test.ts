import { describe, expect, it } from 'vitest';
import { bytesOf, contentOf, readSav } from '../readBack.ts';
import { sampleRow, sampleVariables } from '../sample.ts';
import { cut } from './bytes.ts';
import { sav } from './index.ts';

const rows = Array.from({ length: 30 }, (_, index) => sampleRow(index));
const numbers: Record<string, Record<string, number>> = {
	sex: { female: 1, male: 2 },
	phase: { early: 1, late: 2, '-91': -91 },
};
const isAscii = (text: string) => Buffer.byteLength(text) === text.length;
const secondsBefore1970 = 141_428 * 86_400;

describe('sav', () => {
	it('keeps every value: codes as numbers, dates as seconds since 1582, texts as they are', async () => {
		const { rows: read } = await readSav(contentOf(sampleVariables, rows));
		expect(read).toHaveLength(rows.length);
		for (const [index, row] of rows.entries()) {
			for (const [column, { name, type }] of sampleVariables.entries()) {
				const value = row[column] ?? null;
				const found = read[index]?.[name] ?? null;
				if (type === 'date' && value !== null) {
					const seconds = found instanceof Date ? found.getTime() / 1000 : Number(found) - secondsBefore1970;
					expect(seconds, name).toBe(Date.parse(String(value)) / 1000);
				} else if (type === 'code' && !(name in numbers) && name !== 'level') {
					if (isAscii(String(value))) expect(found ?? '', name).toBe(value ?? '');
				} else {
					const number = value === null ? null : Number(numbers[name]?.[String(value)] ?? value);
					expect(found, name).toBe(number);
				}
			}
		}
	});

	it('names and labels variables and values, and declares what is missing', async () => {
		const { meta } = await readSav(contentOf(sampleVariables, rows));
		const variables = meta.sysvars;
		expect(variables.map(({ name }) => name)).toEqual(sampleVariables.map(({ name }) => name));
		expect(variables.map(({ label }) => label)).toEqual(sampleVariables.map(({ label }) => label.en));
		const labels = meta.getValueLabels('phase').map(({ val, label }) => [val, label]);
		expect(labels).toEqual([
			[1, 'Early; first'],
			[2, 'Late'],
			[-91, 'Not measured'],
			[-92, 'Refused'],
		]);
		const missing = (name: string) => variables.find((variable) => variable.name === name)?.missing;
		expect(missing('sex')).toBeNull();
		expect(missing('phase')).toEqual([-91, -92]);
		expect(missing('barthel20_start')).toMatchObject({ min: -94, max: -91 });
		expect(meta.header).toMatchObject({ n_cases: rows.length, encoding: 'UTF-8' });
	});

	it('gives the same bytes whatever the pages', async () => {
		const small = await bytesOf(sav(contentOf(sampleVariables, rows, 1)));
		expect(small.equals(await bytesOf(sav(contentOf(sampleVariables, rows, 30))))).toBe(true);
	});

	it('refuses a text that does not fit, rather than cutting it', async () => {
		const [person] = sampleVariables.filter(({ name }) => name === 'person');
		if (!person) throw new Error('the sample has no person');
		await expect(bytesOf(sav(contentOf([person], [['å'.repeat(19)]])))).rejects.toThrow(
			'a value of person is too long',
		);
	});

	it('cuts labels between characters', () => {
		expect(cut('aåb', 2)).toBe('a');
		expect(cut('aåb', 3)).toBe('aå');
	});
});
