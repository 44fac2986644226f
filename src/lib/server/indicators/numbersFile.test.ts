import { describe, expect, it } from 'vitest';
import { shownCell } from '../../../../tests/shownCell.ts';
import { publishedColumns } from '../../domain/publishedCodebook.ts';
import { numbersRow } from './numbersFile.ts';

const node = {
	id: 'municipality-4649',
	kind: 'municipality' as const,
	name: 'Stad',
	parentId: 'county-46',
};
const numbers = [
	...['value', 'lower', 'upper', 'numerator', 'denominator', 'eligible', 'matured', 'answered'],
	...['value_among_answered', 'expected', 'ratio', 'level'],
] as const;

describe('numbersRow', () => {
	it('says where a number stands and what it rests on', () => {
		const cell = shownCell(30, 40, { indicator: 'function_improved', quarter: 2, level: 'high' });
		expect(numbersRow({ cell, view: 'unit' }, [], node)).toMatchObject({
			indicator: 'function_improved',
			organisation: 'municipality-4649',
			organisation_name: 'Stad',
			organisation_kind: 'municipality',
			view: 'unit',
			year: 2025,
			quarter: 2,
			value: 0.75,
			numerator: 30,
			denominator: 40,
			level: 'high',
			mask: null,
		});
	});

	it('has a reason and no number where it is hidden', () => {
		const { organisation, year, quarter, indicator, own } = shownCell(3, 4, { indicator: 'work_m12' });
		const cell = { organisation, year, quarter, indicator, own, mask: 'few' as const };
		const row: Record<string, unknown> = numbersRow({ cell, view: 'residence' }, [], node);
		expect(row.mask).toBe('few');
		for (const name of numbers) expect(row[name], name).toBeNull();
	});

	it('has exactly the columns of the codebook', () => {
		const cell = shownCell(30, 40, { indicator: 'function_improved' });
		const row = numbersRow({ cell, view: 'unit' }, [], undefined);
		expect(Object.keys(row).sort()).toEqual([...publishedColumns].sort());
	});
});
