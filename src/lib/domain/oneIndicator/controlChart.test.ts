import { describe, expect, it } from 'vitest';
import type { ShownCell } from '../indicators.ts';
import { controlChart, fewestQuarters, largeCount, signalsOf } from './controlChart.ts';
import { shownCell } from './shownCell.ts';

const share = (at: number, met: number, n: number): ShownCell =>
	shownCell({
		...{ year: 2022 + Math.floor(at / 4), quarter: (at % 4) + 1 },
		...{ numerator: met, denominator: n, value: met / n },
	});
const days = (at: number, value: number): ShownCell => ({
	...share(at, 0, 20),
	...{ indicator: 'waiting_days', kind: 'median', numerator: null, value },
});

describe('controlChart', () => {
	it('is a p chart whose limits are wider where courses are few', () => {
		const chart = controlChart([20, 40, 20, 40, 20, 40, 20, 40].map((n, at) => share(at, n / 2, n)));
		expect(chart).toMatchObject({ method: 'p', centre: 0.5, sigmaZ: 1, meanCount: 30 });
		const [first, second] = chart?.points ?? [];
		expect(first?.limits.lower).toBeLessThan(second?.limits.lower ?? 0);
		expect(chart && signalsOf(chart)).toEqual([]);
	});

	it('finds the quarter outside the limits', () => {
		const chart = controlChart([26, 21, 27, 20, 26, 22, 25, 39].map((met, at) => share(at, met, 40)));
		expect(chart && signalsOf(chart)).toMatchObject([{ year: 2023, quarter: 4, signal: 'aboveLimit' }]);
	});

	it('is a p′ chart where counts are large, so that seasons are no signals', () => {
		const swings = [0.5, 0.53, 0.47, 0.53, 0.48, 0.52, 0.47, 0.53];
		const chart = controlChart(swings.map((value, at) => share(at, value * 10_000, 10_000)));
		expect(chart).toMatchObject({ method: 'p_prime' });
		expect(chart?.sigmaZ).toBeGreaterThan(3);
		expect(chart && signalsOf(chart)).toEqual([]);
		expect(controlChart(swings.map((_, at) => share(at, 100, largeCount)))?.method).toBe('p_prime');
	});

	it('is an XmR chart for medians', () => {
		const chart = controlChart([30, 32, 31, 29, 30, 32, 31, 60].map((value, at) => days(at, value)));
		expect(chart).toMatchObject({ method: 'xmr', sigmaZ: 1 });
		expect(chart?.points.at(-1)).toMatchObject({ value: 60, signal: 'aboveLimit' });
	});

	it('has no signal where everybody met it', () => {
		const chart = controlChart(Array.from({ length: 8 }, (_, at) => share(at, 30, 30)));
		expect(chart).toMatchObject({ centre: 1 });
		expect(chart && signalsOf(chart)).toEqual([]);
	});

	it('is not drawn of few quarters or of coverage', () => {
		const few = Array.from({ length: fewestQuarters - 1 }, (_, at) => share(at, 10, 20));
		expect(controlChart(few)).toBeNull();
		expect(controlChart([])).toBeNull();
		const coverage = Array.from({ length: 9 }, (_, at) => ({
			...share(at, 10, 20),
			kind: 'coverage' as const,
		}));
		expect(controlChart(coverage)).toBeNull();
	});
});
