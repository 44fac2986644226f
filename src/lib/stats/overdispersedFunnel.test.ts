import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import type { FunnelLimits } from './funnelLimits.ts';
import { overdispersedFunnel } from './overdispersedFunnel.ts';

describe('overdispersedFunnel', () => {
	it('agrees with od_proportion_12units', () => {
		const { input, expected } = oracle<
			{ numerator: number[]; denominator: number[] },
			Record<'theta' | 'phi' | 'tau2', number> &
				Record<'z' | 'z_adjusted' | 'od_lo95' | 'od_hi95' | 'od_lo998' | 'od_hi998', number[]>
		>('od_proportion_12units');
		const found = overdispersedFunnel(frozen(input.numerator), frozen(input.denominator));
		expectClose([found.target, found.phi, found.tau2], [expected.theta, expected.phi, expected.tau2]);
		expectClose(found.z, expected.z);
		expectClose(found.zAdjusted, expected.z_adjusted);
		const side = (name: keyof FunnelLimits): number[] => found.limits.map((limits) => limits[name]);
		expectClose(side('lower95'), expected.od_lo95);
		expectClose(side('upper95'), expected.od_hi95);
		expectClose(side('lower998'), expected.od_lo998);
		expectClose(side('upper998'), expected.od_hi998);
	});

	it.each(['overdispersed_funnel_9', 'overdispersed_funnel_chance'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ numerators: number[]; denominators: number[] },
			Record<'target' | 'phi' | 'tau2', number> &
				Record<'z' | 'zAdjusted', number[]> & { limits: Record<keyof FunnelLimits, number[]> }
		>(id);
		const found = overdispersedFunnel(input.numerators, input.denominators);
		expectClose([found.target, found.phi, found.tau2], [expected.target, expected.phi, expected.tau2]);
		expectClose(found.z, expected.z);
		expectClose(found.zAdjusted, expected.zAdjusted);
		for (const side of ['lower95', 'upper95', 'lower998', 'upper998'] as const) {
			expectClose(
				found.limits.map((limits) => limits[side]),
				expected.limits[side],
			);
		}
	});

	it('keeps the limits of tiny units in order and between 0 and 1', () => {
		const { limits } = overdispersedFunnel([0, 1, 2, 300, 10], [1, 1, 2, 310, 40]);
		for (const { lower95, upper95, lower998, upper998 } of limits) {
			const ordered = [0, lower998, lower95, upper95, upper998, 1];
			expect(ordered.toSorted((a, b) => a - b)).toEqual(ordered);
		}
	});

	it.each([
		['one unit', [3], [10]],
		['nobody', [0, 0], [4, 9]],
		['everybody', [4, 9], [4, 9]],
		['equal units', [5, 5, 5], [10, 10, 10]],
	])('finds no overdispersion in %s', (_, numerators, denominators) => {
		const { tau2, z, phi, limits } = overdispersedFunnel(numerators, denominators);
		expect(tau2).toBe(0);
		expect([...z, phi, ...limits.flatMap((limit) => Object.values(limit))].every(Number.isFinite)).toBe(true);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => overdispersedFunnel([], [])).toThrow(/^numerators /);
		expect(() => overdispersedFunnel([1], [1, 2])).toThrow(/^numerators and denominators /);
		expect(() => overdispersedFunnel([3], [2])).toThrow(
			/^numerators\[0\] must be a whole number from 0 to 2/,
		);
		expect(() => overdispersedFunnel([0, 0], [2, 0])).toThrow(/^denominators\[1\] /);
	});
});
