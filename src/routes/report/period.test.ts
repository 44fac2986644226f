import { describe, expect, it } from 'vitest';
import { wholeYearOf } from './period';

const upTo = (quarter: 3 | 4) =>
	quarter === 3
		? [
				{ year: 2025, quarter: 4 },
				{ year: 2026, quarter: 1 },
				{ year: 2026, quarter: 2 },
				{ year: 2026, quarter: 3 },
			]
		: [1, 2, 3, 4].map((one) => ({ year: 2026, quarter: one }));

describe('wholeYearOf', () => {
	it('is the year itself, where the period is one', () => {
		expect(wholeYearOf({ year: 2024, quarters: null })).toBe(2024);
		expect(wholeYearOf({ year: 2026, quarters: upTo(4) })).toBe(2026);
	});

	it('is the year before, where the twelve months end within one', () => {
		expect(wholeYearOf({ year: 2026, quarters: upTo(3) })).toBe(2025);
	});
});
