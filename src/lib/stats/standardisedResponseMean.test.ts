import { describe, expect, it } from 'vitest';
import { pairedChange } from './pairedChange.ts';
import { standardisedResponseMean } from './standardisedResponseMean.ts';

describe('standardisedResponseMean', () => {
	it('is that of the single values', () => {
		const before = [8, 10, 6, 12, 9, 7, 11, 10];
		const after = [12, 15, 9, 13, 9, 12, 15, 11];
		const { n, mean, sd, standardisedResponseMean: srm } = pairedChange(before, after);
		const fromMoments = standardisedResponseMean(n, mean, sd);
		expect(fromMoments.estimate).toBeCloseTo(srm.estimate, 12);
		expect(fromMoments.lower).toBeCloseTo(srm.lower, 9);
		expect(fromMoments.upper).toBeCloseTo(srm.upper, 9);
	});

	it('holds for the nation as for a ward', () => {
		const { lower, estimate, upper } = standardisedResponseMean(40_000, 2, 2.5);
		expect(estimate).toBeCloseTo(0.8, 12);
		expect(upper - lower).toBeGreaterThan(0.01);
		expect(upper - lower).toBeLessThan(0.03);
	});

	it('goes over from the exact interval to the normal one without a step', () => {
		const [exact, normal] = [standardisedResponseMean(199, 0.8, 1), standardisedResponseMean(200, 0.8, 1)];
		expect(Math.abs(exact.lower - normal.lower)).toBeLessThan(0.006);
		expect(Math.abs(exact.upper - normal.upper)).toBeLessThan(0.006);
	});

	it('refuses changes that are all alike', () => {
		expect(() => standardisedResponseMean(10, 2, 0)).toThrow(RangeError);
		expect(() => standardisedResponseMean(1, 2, 1)).toThrow(RangeError);
	});
});
