import { describe, expect, it } from 'vitest';
import { frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { runChart } from './runChart.ts';

describe('runChart', () => {
	it('agrees with run_chart_anhoej', () => {
		const { input, expected } = oracle<
			{ y: number[] },
			Record<
				'median' | 'n_useful' | 'longest_run' | 'longest_run_max' | 'crossings' | 'crossings_min',
				number
			> & {
				signal: boolean;
			}
		>('run_chart_anhoej');
		expect(runChart(frozen(input.y))).toEqual({
			median: expected.median,
			useful: expected.n_useful,
			longestRun: expected.longest_run,
			longestRunMax: expected.longest_run_max,
			crossings: expected.crossings,
			crossingsMin: expected.crossings_min,
			signal: expected.signal,
		});
	});

	it.each(['run_calm', 'run_two_levels'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<{ values: number[] }, ReturnType<typeof runChart>>(id);
		expect(runChart(input.values)).toEqual(expected);
	});

	it('steps over points on the median', () => {
		const { useful, longestRun, crossings } = runChart([1, 5, 1, 5, 9, 9, 5]);
		expect([useful, longestRun, crossings]).toEqual([4, 2, 1]);
	});

	it.each([[[4]], [[4, 4, 4]]])('finds no run and no signal when all points lie on the median', (values) => {
		expect(runChart(values)).toEqual({
			median: 4,
			useful: 0,
			longestRun: 0,
			longestRunMax: 0,
			crossings: 0,
			crossingsMin: 0,
			signal: false,
		});
	});

	it('signals too few crossings alone', () => {
		const values = [1, 2, 1, 2, 1, 9, 8, 9, 8, 9, 1, 2, 1, 2, 1, 9, 8, 9, 8, 9];
		const { longestRun, longestRunMax, crossings, crossingsMin, signal } = runChart(values);
		expect(longestRun).toBeLessThanOrEqual(longestRunMax);
		expect(crossings).toBeLessThan(crossingsMin);
		expect(signal).toBe(true);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => runChart([])).toThrow(new RangeError('values must be a sample of at least 1 member'));
		expect(() => runChart([1, Number.POSITIVE_INFINITY])).toThrow(/^values\[1\] /);
	});
});
