import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { pChart, type PChart } from './pChart.ts';

function limits(chart: PChart): number[] {
	return [...chart.limits.map(({ lower }) => lower), ...chart.limits.map(({ upper }) => upper)];
}

describe('pChart', () => {
	it('agrees with p_and_pprime_chart', () => {
		const { input, expected } = oracle<
			{ x: number[]; n: number[] },
			Record<'cl' | 'sigma_z', number> & Record<'p_lcl' | 'p_ucl' | 'pp_lcl' | 'pp_ucl', number[]>
		>('p_and_pprime_chart');
		const plain = pChart(frozen(input.x), frozen(input.n));
		expectClose([plain.centre, plain.sigmaZ], [expected.cl, 1]);
		expectClose(limits(plain), [...expected.p_lcl, ...expected.p_ucl]);
		const prime = pChart(input.x, input.n, { prime: true });
		expectClose([prime.centre, prime.sigmaZ], [expected.cl, expected.sigma_z]);
		expectClose(limits(prime), [...expected.pp_lcl, ...expected.pp_ucl]);
	});

	it('agrees with R on p_chart_laney', () => {
		const { input, expected } = fromR<
			{ numerators: number[]; denominators: number[] },
			Record<'centre' | 'sigmaZ', number> & Record<'plain' | 'prime', number[]>
		>('p_chart_laney');
		expectClose(limits(pChart(input.numerators, input.denominators, { prime: false })), expected.plain);
		const prime = pChart(input.numerators, input.denominators, { prime: true });
		expectClose([prime.centre, prime.sigmaZ], [expected.centre, expected.sigmaZ]);
		expectClose(limits(prime), expected.prime);
	});

	it.each([
		['nobody', [0, 0], 0],
		['everybody', [4, 9], 1],
	])('collapses on the centre when %s has the outcome', (_, numerators, centre) => {
		for (const prime of [false, true]) {
			const chart = pChart(numerators, [4, 9], { prime });
			expect(chart).toEqual({
				centre,
				sigmaZ: 1,
				limits: [
					{ lower: centre, upper: centre },
					{ lower: centre, upper: centre },
				],
			});
		}
	});

	it('answers for one period, but not as p′ chart', () => {
		expect(pChart([3], [10]).centre).toBe(0.3);
		expect(() => pChart([3], [10], { prime: true })).toThrow(/^numerators must be a sample of at least 2/);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => pChart([], [])).toThrow(/^numerators /);
		expect(() => pChart([1], [1, 2])).toThrow(/^numerators and denominators /);
		expect(() => pChart([1, 3], [2, 2])).toThrow(/^numerators\[1\] /);
	});
});
