import { describe, expect, it } from 'vitest';
import type { TableCell } from '$lib/server/aggregates';
import { arrange } from './arrange.ts';

const cell = (values: (string | null)[], n: number | null): TableCell => ({
	values,
	n,
	value: null,
	hidden: n === null,
});

describe('arrange', () => {
	it('puts values in the order of the catalogue, and all together last', () => {
		const [table] = arrange(
			['sex'],
			[cell([null], 30), cell(['missing'], 5), cell(['male'], 10), cell(['female'], 15)],
		);
		expect(table?.rows.map(({ value }) => value).slice(-2)).toEqual(['missing', null]);
		expect(table?.columns).toEqual([null]);
		expect(table?.rows.at(-1)?.cells[0]?.n).toBe(30);
	});

	it('shows nobody in a cell that is not given, and keeps a hidden one hidden', () => {
		const [table] = arrange(
			['sex', 'phase'],
			[
				cell([null, null], 30),
				cell(['female', null], 20),
				cell(['male', null], 10),
				cell([null, 'early'], 30),
				cell(['female', 'early'], null),
			],
		);
		const male = table?.rows.find(({ value }) => value === 'male');
		const female = table?.rows.find(({ value }) => value === 'female');
		expect(male?.cells[0]).toEqual({ n: 0, value: null, hidden: false });
		expect(female?.cells[0]?.hidden).toBe(true);
	});

	it('makes a table for each value of a third variable', () => {
		const tables = arrange(
			['sex', 'phase', 'year'],
			[cell([null, null, null], 30), cell(['female', 'early', '2024'], 10)],
		);
		expect(tables.map(({ third }) => third)).toEqual(['2024', null]);
	});
});
