import { describe, expect, it } from 'vitest';
import { askedCost, hoursOf, yearlyValue } from './services.ts';

const hours = hoursOf({
	...{ n: 100, mean_start: 4, mean_end: 3, mean_reduction: 1, sd_reduction: 2 },
	...{ less: 40, more: 10, none_start: 20, none_end: 45 },
});

describe('yearlyValue', () => {
	it('is patients × hours a week × weeks × cost, with the interval of the mean', () => {
		const { value, lower, upper, hours: saved } = yearlyValue(hours, 500);
		expect(saved).toBe(5200);
		expect(value).toBe(2_600_000);
		// t(99) · 2/√100 = 0.3968.
		expect(lower).toBeCloseTo(2_600_000 * (1 - 0.396_843), -2);
		expect(upper).toBeCloseTo(2_600_000 * (1 + 0.396_843), -2);
	});

	it('is a loss where more hours are given after', () => {
		expect(yearlyValue({ n: 10, reduction: { mean: -1, lower: -2, upper: 0 } }, 100).value).toBeLessThan(0);
	});
});

describe('askedCost', () => {
	it.each([
		['650', 650],
		['650,50', 650.5],
		[' 1 250 ', 1250],
	])('reads %s', (text, cost) => expect(askedCost(text)).toBe(cost));

	it.each([null, '', 'abc', '0', '-5', '1e9', 'Infinity'])('suggests none for %s', (text) =>
		expect(askedCost(text)).toBeNull(),
	);
});
