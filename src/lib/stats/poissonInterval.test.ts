import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { poissonInterval } from './poissonInterval.ts';

interface Expected {
	exact: number[];
	byar: number[];
}

describe('poissonInterval', () => {
	it.each(['poisson_ci_0', 'poisson_ci_40'])('agrees with %s', (id) => {
		const { input, expected } = oracle<{ O: number; conf: number }, Expected>(id);
		const { exact, byar } = poissonInterval(input.O, input.conf);
		expectClose([exact.lower, exact.upper], expected.exact);
		expectClose([byar.lower, byar.upper], expected.byar);
	});

	it('divided by the count it is the chi-square form of funnel_sr_1, where the expected count is whole', () => {
		const { input, expected } = oracle<
			{ expected: number[] },
			{ chisq: Record<'lo95' | 'hi95' | 'lo998' | 'hi998', number[]> }
		>('funnel_sr_1');
		const { lo95, hi95, lo998, hi998 } = expected.chisq;
		const whole = [...input.expected.entries()].filter(([, count]) => Number.isInteger(count));
		expect(whole).toHaveLength(2);
		for (const [index, count] of whole) {
			const at95 = poissonInterval(count, 0.95).exact;
			const at998 = poissonInterval(count, 0.998).exact;
			expectClose(
				[at95.lower, at95.upper, at998.lower, at998.upper].map((limit) => limit / count),
				[lo95, hi95, lo998, hi998].map((limits) => limits[index] ?? Number.NaN),
			);
		}
	});

	it.each(['poisson_7', 'poisson_123', 'poisson_12345'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<{ count: number; confidence: number }, Expected>(id);
		const { exact, byar } = poissonInterval(input.count, input.confidence);
		expectClose([exact.lower, exact.upper], expected.exact);
		expectClose([byar.lower, byar.upper], expected.byar);
	});

	it('never goes below 0', () => {
		expect(poissonInterval(0)).toMatchObject({ exact: { lower: 0 }, byar: { lower: 0 } });
		expect(poissonInterval(1, 0.998).byar.lower).toBe(0);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => poissonInterval(-1)).toThrow(new RangeError('count must be a whole number, at least 0'));
		expect(() => poissonInterval(2.5)).toThrow(/^count /);
		expect(() => poissonInterval(2, 0)).toThrow(/^confidence /);
	});
});
