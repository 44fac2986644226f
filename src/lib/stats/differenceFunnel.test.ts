import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR } from '../../../tests/reference/reference.ts';
import { differenceFunnel } from './differenceFunnel.ts';
import type { FunnelLimits } from './funnelLimits.ts';

describe('differenceFunnel', () => {
	it.each(['difference_funnel_8', 'difference_funnel_chance'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			Record<'differences' | 'standardErrors', number[]>,
			Record<'phi' | 'tau2', number> &
				Record<'z' | 'zAdjusted', number[]> & { limits: Record<keyof FunnelLimits, number[]> }
		>(id);
		const found = differenceFunnel(frozen(input.differences), frozen(input.standardErrors));
		expectClose([found.phi, found.tau2], [expected.phi, expected.tau2]);
		expectClose([...found.z, ...found.zAdjusted], [...expected.z, ...expected.zAdjusted]);
		const sides = ['lower95', 'upper95', 'lower998', 'upper998'] as const;
		expectClose(
			sides.flatMap((side) => found.limits.map((limits) => limits[side])),
			sides.flatMap((side) => expected.limits[side]),
		);
	});

	it('finds no overdispersion in one unit', () => {
		expect(differenceFunnel([3], [0.1]).tau2).toBe(0);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => differenceFunnel([], [])).toThrow(/^differences must be a sample/);
		expect(() => differenceFunnel([1], [1, 2])).toThrow(/^differences and standardErrors /);
		expect(() => differenceFunnel([Number.NaN], [1])).toThrow(/^differences\[0\] /);
		expect(() => differenceFunnel([1], [0])).toThrow(/^standardErrors\[0\] /);
	});
});
