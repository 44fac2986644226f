import { describe, expect, it } from 'vitest';
import { twelveMonths, valueOf, type CellSums } from './indicatorsSums.ts';

const sums = (some: Partial<CellSums>): CellSums => ({
	...{ n: 10, met: 0, eligible: 0, matured: 0, answered: 0, total: 0, squares: 0 },
	...{ median: null, medianLower: null, medianUpper: null },
	...some,
});

describe('valueOf', () => {
	it('gives a share with Wilson’s interval', () => {
		const value = valueOf('proportion', sums({ n: 377, met: 241 }));
		expect(value).toMatchObject({ numerator: 241, denominator: 377, value: 241 / 377 });
		expect(value?.interval?.lower).toBeCloseTo(0.5897, 3);
	});

	it('gives a mean with Student’s interval, from the sums alone', () => {
		const values = [1, 2, 2, 5, 0];
		const total = 10;
		const squares = values.reduce((sum, value) => sum + value ** 2, 0);
		const value = valueOf('mean', sums({ n: 5, total, squares }));
		expect(value?.value).toBe(2);
		// sd 1.8708, t(4) 2.7764
		expect(value?.interval?.upper).toBeCloseTo(2 + (2.776445 * 1.870829) / Math.sqrt(5), 5);
		expect(value?.numerator).toBeNull();
	});

	it('gives one value no interval', () => {
		expect(valueOf('mean', sums({ n: 1, total: 3, squares: 9 }))).toMatchObject({ value: 3, interval: null });
		expect(valueOf('median', sums({ n: 3, median: 7 }))).toMatchObject({ value: 7, interval: null });
	});

	it('gives a rate per 1 000 residents', () => {
		const value = valueOf('rate', sums({ n: 50, total: 20_000 }));
		expect(value).toMatchObject({ value: 2.5, numerator: 50, denominator: 20_000 });
		expect(value?.interval?.lower).toBeCloseTo(1.8556, 3);
		expect(valueOf('rate', sums({ n: 50, total: 0 }))).toBeNull();
	});

	it('lets more be registered than another source counts', () => {
		expect(valueOf('coverage', sums({ n: 100, met: 104 }))?.value).toBe(1.04);
	});

	it('refuses a cell without a course', () => {
		expect(() => valueOf('proportion', sums({ n: 0 }))).toThrow(RangeError);
	});
});

describe('twelveMonths', () => {
	it('counts those who did not answer in three ways', () => {
		const ways = twelveMonths(sums({ n: 40, met: 18, eligible: 55, matured: 40, answered: 30 }));
		expect(ways?.answeredOnly?.value).toBe(0.6);
		expect(ways?.allMatured?.value).toBe(0.45);
		expect(ways?.bestCase?.value).toBe(0.7);
	});

	it('says nothing where nobody is asked, and no share where nobody has come so far', () => {
		expect(twelveMonths(sums({}))).toBeNull();
		expect(twelveMonths(sums({ eligible: 12 }))?.allMatured).toBeNull();
	});
});
