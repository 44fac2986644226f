import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../stats/index.ts';
import { adjusted } from './index.ts';

const share = { kind: 'proportion', fit: { national: 0.6 } } as const;
const mean = { kind: 'mean', fit: { national: 3 } } as const;

describe('adjusted', () => {
	it('brings observed over expected back to the nation’s share', () => {
		const { effect, value } = adjusted(share, { n: 100, observed: 55, expected: 50, variance: 25 });
		expect(effect.estimate).toBeCloseTo(1.1, 12);
		expect(value.estimate).toBeCloseTo(0.66, 12);
		expect(value.lower).toBeCloseTo(effect.lower * 0.6, 12);
	});

	it('is the crude share with its limits where case mix is as the nation’s', () => {
		const { value } = adjusted(share, { n: 80, observed: 50, expected: 48, variance: 19.2 });
		const crude = wilsonInterval(50, 80);
		expect([value.estimate, value.lower, value.upper]).toEqual([
			expect.closeTo(crude.estimate, 12),
			expect.closeTo(crude.lower, 12),
			expect.closeTo(crude.upper, 12),
		]);
	});

	it('never shows more than 100 %', () => {
		const { effect, value } = adjusted(share, { n: 10, observed: 10, expected: 4, variance: 2 });
		expect(effect.estimate).toBe(2.5);
		expect([value.estimate, value.upper]).toEqual([1, 1]);
	});

	it('moves the nation’s mean by the difference from the expected', () => {
		const { effect, value } = adjusted(mean, { n: 25, observed: 100, expected: 90, variance: 100 });
		expect(effect.estimate).toBeCloseTo(0.4, 12);
		expect(value.estimate).toBeCloseTo(3.4, 12);
		expect(value.upper - value.lower).toBeCloseTo(2 * 1.959963984540054 * 0.4, 9);
	});

	it('refuses a place without courses', () => {
		expect(() => adjusted(share, { n: 0, observed: 0, expected: 0, variance: 0 })).toThrow(
			/^place must hold/,
		);
	});
});
