import { describe, expect, it } from 'vitest';
import { wholeQuarters } from './quarters.ts';

describe('wholeQuarters', () => {
	it('ends before the quarter of today', () => {
		expect(wholeQuarters('2026-11-25', 4)).toEqual([
			{ year: 2025, quarter: 4 },
			{ year: 2026, quarter: 1 },
			{ year: 2026, quarter: 2 },
			{ year: 2026, quarter: 3 },
		]);
	});

	it('is last year on the first day of a year, and still on the last day of March', () => {
		for (const day of ['2026-01-01', '2026-03-31']) {
			expect(wholeQuarters(day, 4)).toEqual([1, 2, 3, 4].map((quarter) => ({ year: 2025, quarter })));
		}
		expect(wholeQuarters('2026-04-01', 1)).toEqual([{ year: 2026, quarter: 1 }]);
	});

	it('refuses what is no date', () => {
		expect(() => wholeQuarters('2026-13-01', 4)).toThrow(RangeError);
	});
});
