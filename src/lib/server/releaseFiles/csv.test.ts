import { describe, expect, it } from 'vitest';
import { csv, csvText } from './csv.ts';
import { bytesOf, contentOf } from './readBack.ts';
import { sampleRow, sampleVariables } from './sample.ts';

const variables = sampleVariables.filter(({ name }) => ['note', 'phase', 'tug_start', 'met'].includes(name));

describe('csv', () => {
	it('writes semicolons, decimal points, 0 and 1, and a label beside each code', async () => {
		const rows = [
			['a;b', 'early', 12.5, true],
			[null, -91, -92, false],
			['', null, null, null],
		];
		expect((await bytesOf(csv(contentOf(variables, rows)))).toString()).toBe(
			[
				'note;phase;phase_label;tug_start;met',
				'"a;b";early;"Early; first";12.5;1',
				';-91;Not measured;-92;0',
				'"";;;;',
				'',
			].join('\r\n'),
		);
	});

	it('leaves the labels out where they are not asked for', async () => {
		const content = { ...contentOf(variables, [['x', 'late', 1, null]]), labels: false };
		expect((await bytesOf(csv(content))).toString()).toBe('note;phase;tug_start;met\r\nx;late;1;\r\n');
	});

	it('gives the same bytes whatever the pages', async () => {
		const rows = Array.from({ length: 25 }, (_, index) => sampleRow(index));
		const [small, large] = await Promise.all(
			[3, 25].map((size) => bytesOf(csv(contentOf(sampleVariables, rows, size)))),
		);
		expect(small).toEqual(large);
	});

	it('refuses a value of another kind, and keeps the value out of the message', async () => {
		const content = contentOf(variables, [['x', 'late', '01019012345', true]]);
		await expect(bytesOf(csv(content))).rejects.toThrow(
			new RangeError('a value of tug_start is not a finite number'),
		);
	});
});

describe('csvText', () => {
	it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\tx', '\u{FF1D}1', "'=1"])('neutralises %j', (text) => {
		expect(csvText(text)).toBe(`'${text}`);
	});

	it.each(["it's", "'tis", 'a=1', '1-2'])('leaves %j alone', (text) => {
		expect(csvText(text)).toBe(text);
	});
});
