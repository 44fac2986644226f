import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { wilsonInterval } from './wilsonInterval.ts';

describe('wilsonInterval', () => {
	it.each(['wilson_81_263_95', 'wilson_0_20_95', 'wilson_10_10_95', 'wilson_65_100_99.8'])(
		'agrees with %s',
		(id) => {
			const { input, expected } = oracle<
				{ x: number; n: number; conf: number },
				{ p: number; lower: number; upper: number }
			>(id);
			const { estimate, lower, upper } = wilsonInterval(input.x, input.n, input.conf);
			expectClose([estimate, lower, upper], [expected.p, expected.lower, expected.upper]);
		},
	);

	it.each(['wilson_3_7_0.95', 'wilson_1_1_0.95', 'wilson_250_1000_0.99', 'wilson_0_3_0.9'])(
		'agrees with R on %s',
		(id) => {
			const { input, expected } = fromR<
				{ successes: number; total: number; confidence: number },
				{ estimate: number; limits: number[] }
			>(id);
			const { estimate, lower, upper } = wilsonInterval(input.successes, input.total, input.confidence);
			expectClose([estimate, lower, upper], [expected.estimate, ...expected.limits]);
		},
	);

	it.each([
		[15, 148, 0.0624, 0.1605],
		[1, 29, 0.0061, 0.1718],
	])('agrees with the published limits of %i/%i', (successes, total, lower, upper) => {
		const interval = wilsonInterval(successes, total);
		expect(interval.lower).toBeCloseTo(lower, 4);
		expect(interval.upper).toBeCloseTo(upper, 4);
	});

	it('ends exactly at 0 and 1 for none and all', () => {
		expect(wilsonInterval(0, 7).lower).toBe(0);
		expect(wilsonInterval(7, 7).upper).toBe(1);
		expect(wilsonInterval(0, 7).upper).toBeCloseTo(1 - wilsonInterval(7, 7).lower, 14);
	});

	it('answers for one person', () => {
		expect(wilsonInterval(1, 1).estimate).toBe(1);
		expect(wilsonInterval(1, 1).lower).toBeGreaterThan(0.2);
	});

	it('is wider at a higher confidence', () => {
		expect(wilsonInterval(5, 20, 0.998).lower).toBeLessThan(wilsonInterval(5, 20).lower);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => wilsonInterval(0, 0)).toThrow(new RangeError('total must be a whole number, at least 1'));
		expect(() => wilsonInterval(6, 5)).toThrow(
			new RangeError('successes must be a whole number from 0 to 5'),
		);
		expect(() => wilsonInterval(-1, 5)).toThrow(RangeError);
		expect(() => wilsonInterval(1.5, 5)).toThrow(RangeError);
		expect(() => wilsonInterval(Number.NaN, 5)).toThrow(RangeError);
		expect(() => wilsonInterval(1, 5, 1)).toThrow(/^confidence must be a number between 0 and 1/);
		expect(() => wilsonInterval(1, 5, Number.NaN)).toThrow(RangeError);
	});
});
