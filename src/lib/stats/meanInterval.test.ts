import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { meanInterval } from './meanInterval.ts';

describe('meanInterval', () => {
	it('agrees with the t interval of prepost_barthel20_n12', () => {
		const { expected } = oracle<unknown, Record<'mean_change' | 'sd_change' | 'ci_low' | 'ci_high', number>>(
			'prepost_barthel20_n12',
		);
		const { lower, upper } = meanInterval(12, expected.mean_change, expected.sd_change);
		expectClose([lower, upper], [expected.ci_low, expected.ci_high]);
	});

	it('agrees with R on mean_interval_7', () => {
		const { input, expected } = fromR<
			{ n: number; mean: number; sd: number; confidence: number },
			{ limits: number[] }
		>('mean_interval_7');
		const { lower, upper } = meanInterval(input.n, input.mean, input.sd, input.confidence);
		expectClose([lower, upper], expected.limits);
	});

	it('is the mean alone when nothing varies', () => {
		expect(meanInterval(4, 2.5, 0)).toEqual({ n: 4, mean: 2.5, lower: 2.5, upper: 2.5 });
	});

	it('refuses what is out of range, by name', () => {
		expect(() => meanInterval(1, 2, 1)).toThrow(new RangeError('n must be a whole number, at least 2'));
		expect(() => meanInterval(3, Number.POSITIVE_INFINITY, 1)).toThrow(/^mean must be a finite number/);
		expect(() => meanInterval(3, 2, -1)).toThrow(/^sd must be a finite number, 0 or above/);
		expect(() => meanInterval(3, 2, Number.NaN)).toThrow(/^sd /);
		expect(() => meanInterval(3, 2, 1, 1.5)).toThrow(/^confidence /);
	});
});
