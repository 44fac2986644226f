import { describe, expect, it } from 'vitest';
import { shownCell } from '../../../tests/shownCell.ts';
import { changeBetween, largestChanges, type Change } from './indicatorsChange.ts';
import type { IndicatorCell, IndicatorId } from './indicators.ts';

const cell = (numerator: number, denominator: number, indicator: IndicatorId = 'goals_attained') =>
	shownCell(numerator, denominator, { indicator });
/** A mean or a rate with its standard error. */
const measured = (indicator: IndicatorId, value: number, standardError: number | null, n = 50) =>
	shownCell(0, n, { indicator, numerator: null, value, standardError });
const masked: IndicatorCell = {
	organisation: 'municipality-4649',
	year: 2025,
	indicator: 'goals_attained',
	quarter: 0,
	own: false,
	mask: 'few',
};

function change(...args: Parameters<typeof changeBetween>): Change {
	const made = changeBetween(...args);
	if (!made) throw new Error('no change');
	return made;
}

describe('changeBetween', () => {
	it('is certain when the interval leaves out 0', () => {
		expect(change(cell(48, 100), cell(67, 100), 'higher')).toMatchObject({ certain: true, better: true });
		expect(change(cell(48, 100), cell(52, 100), 'higher').certain).toBe(false);
	});

	it('reads down as better where lower is better', () => {
		expect(change(cell(67, 100), cell(48, 100), 'lower').better).toBe(true);
		expect(change(cell(67, 100), cell(48, 100), 'higher').better).toBe(false);
	});

	it('is neither better nor worse where more and less are read as they are', () => {
		expect(change(cell(67, 100), cell(48, 100), 'neither').better).toBeNull();
		expect(largestChanges([change(cell(67, 100), cell(48, 100), 'neither')])).toEqual({
			better: null,
			worse: null,
		});
	});

	it('compares means by their standard errors', () => {
		const sure = change(
			measured('work_ability_change', 0.5, 0.1),
			measured('work_ability_change', 1.1, 0.1),
			'higher',
		);
		expect(sure).toMatchObject({
			certain: true,
			better: true,
			difference: { difference: expect.closeTo(0.6) },
		});
		// Welch: 0.6 ± t(98) × √0.02, which is 0.2806….
		expect(sure.difference.lower).toBeCloseTo(0.6 - 0.28065, 4);
		expect(
			change(measured('work_ability_change', 0.9, 0.1), measured('work_ability_change', 1.1, 0.1), 'higher')
				.certain,
		).toBe(false);
	});

	it('compares rates by their standard errors, and calls neither direction better', () => {
		const rate = change(measured('per_1000', 3, 0.1), measured('per_1000', 4, 0.1), 'neither');
		expect(rate).toMatchObject({ certain: true, better: null });
		expect(rate.difference.lower).toBeCloseTo(1 - 1.959964 * Math.hypot(0.1, 0.1), 5);
	});

	it('claims nothing of medians, of coverage, nor of a mean whose spread is unknown', () => {
		expect(
			changeBetween(measured('waiting_days', 30, null), measured('waiting_days', 20, null), 'lower'),
		).toBeNull();
		expect(
			changeBetween(measured('waiting_days', 30, 1), measured('waiting_days', 20, 1), 'lower'),
		).toBeNull();
		expect(changeBetween(cell(60, 100, 'coverage'), cell(90, 100, 'coverage'), 'higher')).toBeNull();
		expect(
			changeBetween(
				measured('work_ability_change', 1, null),
				measured('work_ability_change', 2, 0.1),
				'higher',
			),
		).toBeNull();
	});

	it('is nothing where a cell is masked or missing', () => {
		expect(changeBetween(masked, cell(1, 10), 'higher')).toBeNull();
		expect(changeBetween(cell(1, 10), masked, 'higher')).toBeNull();
		expect(changeBetween(undefined, cell(1, 10), 'higher')).toBeNull();
	});
});

describe('largestChanges', () => {
	it('takes the largest in each direction and leaves out what chance explains', () => {
		const up = change(cell(40, 100), cell(60, 100), 'higher');
		const further = change(cell(30, 100, 'work_m12'), cell(60, 100, 'work_m12'), 'higher');
		const chance = change(cell(3, 10), cell(6, 10), 'higher');
		const down = change(cell(60, 100), cell(40, 100), 'higher');
		expect(largestChanges([chance, up, down, further])).toEqual({ better: further, worse: down });
		expect(largestChanges([chance])).toEqual({ better: null, worse: null });
	});

	it('leaves out what is counted in something else than per cent', () => {
		const mean = change(
			measured('work_ability_change', 1, 0.1),
			measured('work_ability_change', 4, 0.1),
			'higher',
		);
		expect(largestChanges([mean])).toEqual({ better: null, worse: null });
	});
});
