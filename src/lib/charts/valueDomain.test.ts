import { describe, expect, it } from 'vitest';
import { drawnValues, valueDomain } from './valueDomain.ts';

describe('valueDomain', () => {
	it('of shares stays inside 0–1', () => {
		expect(valueDomain('share', [0.97, 0.99])).toEqual([0.6, 1]);
	});

	it('of days begins at 0 and ends on a round number', () => {
		expect(valueDomain('days', [17, 38])).toEqual([0, 40]);
	});

	it('of changes reaches to both sides of 0', () => {
		const [low, high] = valueDomain('points', [-0.8, 1.3]);
		expect(low).toBeLessThanOrEqual(-0.8);
		expect(high).toBeGreaterThanOrEqual(1.3);
		expect(valueDomain('points', [-3, -1])).toEqual([-3, 0]);
	});

	it('has some length where there is nothing to draw', () => {
		expect(valueDomain('contacts', [])).toEqual([0, 1]);
		expect(valueDomain('days', [0])).toEqual([0, 1]);
	});
});

describe('drawnValues', () => {
	it('takes the ends of an interval where there is one', () => {
		expect(
			drawnValues([
				{ value: 2, interval: { lower: 1, upper: 4 } },
				{ value: 9, interval: null },
			]),
		).toEqual([2, 1, 4, 9]);
	});
});
