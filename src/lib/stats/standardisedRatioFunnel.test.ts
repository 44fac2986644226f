import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import type { FunnelLimits } from './funnelLimits.ts';
import { standardisedRatioFunnel } from './standardisedRatioFunnel.ts';

describe('standardisedRatioFunnel', () => {
	it('agrees with od_sr_10units_shmi', () => {
		const { input, expected } = oracle<
			{ observed: number[]; expected: number[] },
			Record<'phi' | 'tau2', number> & Record<'z' | 'od_lo95' | 'od_hi95' | 'od_lo998' | 'od_hi998', number[]>
		>('od_sr_10units_shmi');
		const found = standardisedRatioFunnel(frozen(input.observed), frozen(input.expected));
		expectClose([found.phi, found.tau2], [expected.phi, expected.tau2]);
		expectClose(found.z, expected.z);
		const side = (name: keyof FunnelLimits): number[] => found.limits.map((limits) => limits[name]);
		// The limits of this reference use z rounded to 1.959964 and 3.090232.
		expectClose(side('lower95'), expected.od_lo95, 1e-7);
		expectClose(side('upper95'), expected.od_hi95, 1e-7);
		expectClose(side('lower998'), expected.od_lo998, 1e-7);
		expectClose(side('upper998'), expected.od_hi998, 1e-7);
	});

	it.each(['ratio_funnel_14', 'ratio_funnel_3', 'ratio_funnel_common_12', 'ratio_funnel_common_4'])(
		'agrees with R on %s',
		(id) => {
			const { input, expected } = fromR<
				Record<'observed' | 'expected' | 'variances', number[]>,
				Record<'phi' | 'tau2', number> &
					Record<'z' | 'zAdjusted', number[]> & { limits: Record<keyof FunnelLimits, number[]> }
			>(id);
			const found = standardisedRatioFunnel(input.observed, input.expected, frozen(input.variances));
			expectClose([found.phi, found.tau2], [expected.phi, expected.tau2]);
			expectClose(found.z, expected.z);
			expectClose(found.zAdjusted, expected.zAdjusted);
			for (const side of ['lower95', 'upper95', 'lower998', 'upper998'] as const) {
				expectClose(
					found.limits.map((limits) => limits[side]),
					expected.limits[side],
				);
			}
		},
	);

	it('puts a unit without events far out, but not at infinity', () => {
		const { z } = standardisedRatioFunnel([0, 12, 9], [8, 11, 10]);
		expectClose(z[0], Math.sqrt(8) * Math.log(0.5 / 8));
	});

	it('takes the counts for rare events unless told their variances', () => {
		const [observed, expected] = [
			[30, 6, 41],
			[18, 9.5, 40],
		];
		expect(standardisedRatioFunnel(observed, expected)).toEqual(
			standardisedRatioFunnel(observed, expected, expected),
		);
	});

	it('finds no overdispersion in one unit', () => {
		expect(standardisedRatioFunnel([12], [4]).tau2).toBe(0);
	});

	it('keeps units that tie at the edge together', () => {
		const { phi } = standardisedRatioFunnel([8, 8, 8, 8], [4, 4, 4, 4]);
		expectClose(phi, 4 * Math.LN2 ** 2);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => standardisedRatioFunnel([], [])).toThrow(/^observed must be a sample/);
		expect(() => standardisedRatioFunnel([1], [1, 2])).toThrow(/^observed and expected /);
		expect(() => standardisedRatioFunnel([1.5], [1])).toThrow(/^observed\[0\] /);
		expect(() => standardisedRatioFunnel([1], [0])).toThrow(/^expected\[0\] must be a finite number above 0/);
		expect(() => standardisedRatioFunnel([1], [1], [1, 2])).toThrow(/^observed and variances /);
		expect(() => standardisedRatioFunnel([1], [1], [0])).toThrow(/^variances\[0\] /);
	});
});
