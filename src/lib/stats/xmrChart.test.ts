import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { xmrChart } from './xmrChart.ts';

describe('xmrChart', () => {
	it.each([
		['screened', true],
		['unscreened', false],
	] as const)('agrees with xmr_published_vignette, %s', (kind, screen) => {
		const { input, expected } = oracle<
			{ y: number[] },
			Record<
				'screened' | 'unscreened',
				Record<'mean' | 'mean_mr' | 'lpl' | 'upl' | 'near_lpl' | 'near_upl', number> & {
					special_cause: string[];
				}
			>
		>('xmr_published_vignette');
		const found = xmrChart(frozen(input.y), { screen });
		const wanted = expected[kind];
		expectClose([found.mean, found.meanMovingRange], [wanted.mean, wanted.mean_mr]);
		expectClose([found.lower, found.upper], [wanted.lpl, wanted.upl]);
		expectClose([found.nearLower, found.nearUpper], [wanted.near_lpl, wanted.near_upl]);
		const words: Record<string, string> = { 'Common Cause': 'none', 'Above UCL': 'aboveLimit' };
		expect(found.signals).toEqual(wanted.special_cause.map((cause) => words[cause]));
	});

	it.each(['xmr_shift', 'xmr_trend', 'xmr_two_of_three', 'xmr_falling'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ values: number[]; screen: boolean },
			Record<'mean' | 'meanMovingRange' | 'lower' | 'upper', number> & { signals: string[] }
		>(id);
		const found = xmrChart(frozen(input.values), { screen: input.screen });
		expectClose(
			[found.mean, found.meanMovingRange, found.lower, found.upper],
			[expected.mean, expected.meanMovingRange, expected.lower, expected.upper],
		);
		expect(found.signals).toEqual(expected.signals);
	});

	it('screens when not told otherwise', () => {
		const values = [1, 2, 1, 2, 1, 2, 1, 10, 1, 2, 1, 2, 1, 2];
		expect(xmrChart(values)).toEqual(xmrChart(values, { screen: true }));
		expect(xmrChart(values).upper).toBeLessThan(xmrChart(values, { screen: false }).upper);
	});

	it('finds nothing in values that do not move, decimals included', () => {
		const { lower, upper, meanMovingRange, signals } = xmrChart(new Array<number>(9).fill(0.1));
		expect([lower, upper, meanMovingRange]).toEqual([0.1, 0.1, 0]);
		expect(new Set(signals)).toEqual(new Set(['none']));
	});

	it('answers for two values', () => {
		expectClose(xmrChart([1, 2]).upper, 1.5 + 2.66);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => xmrChart([])).toThrow(new RangeError('values must be a sample of at least 2 members'));
		expect(() => xmrChart([1])).toThrow(RangeError);
		expect(() => xmrChart([1, Number.NaN])).toThrow(/^values\[1\] /);
	});
});
