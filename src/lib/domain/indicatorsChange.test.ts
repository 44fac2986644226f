import { describe, expect, it } from 'vitest';
import { changeBetween, largestChanges, type Change } from './indicatorsChange.ts';
import type { IndicatorCell, IndicatorId } from './indicators.ts';

function cell(
	numerator: number,
	denominator: number,
	indicator: IndicatorId = 'goals_attained',
): IndicatorCell {
	return {
		organisation: 'municipality-4649',
		year: 2025,
		indicator,
		mask: null,
		amongAnswered: null,
		numerator,
		denominator,
		answered: null,
		share: numerator / denominator,
		interval: { lower: 0, upper: 1 },
		level: null,
	};
}
const masked: IndicatorCell = {
	organisation: 'municipality-4649',
	year: 2025,
	indicator: 'goals_attained',
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
});
