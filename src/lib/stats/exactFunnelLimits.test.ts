import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { exactFunnelLimits } from './exactFunnelLimits.ts';
import { funnelFlag } from './funnelFlag.ts';

describe('exactFunnelLimits', () => {
	it.each(['funnel_prop_0.7_n25', 'funnel_prop_0.9_n15'])('agrees with the mirrored limits of %s', (id) => {
		const { input, expected } = oracle<
			{ theta: number; n: number },
			{ exact_interpolated_mirrored: Record<'lo95' | 'hi95' | 'lo998' | 'hi998', number> }
		>(id);
		const { lo95, hi95, lo998, hi998 } = expected.exact_interpolated_mirrored;
		const at95 = exactFunnelLimits(input.theta, input.n);
		const at998 = exactFunnelLimits(input.theta, input.n, 0.998);
		expectClose([at95.lower, at95.upper, at998.lower, at998.upper], [lo95, hi95, lo998, hi998]);
	});

	it.each(['funnel_limits_0.55_n40', 'funnel_limits_0.15_n7', 'funnel_limits_0.6_n1000'])(
		'agrees with R on %s',
		(id) => {
			const { input, expected } = fromR<
				{ target: number; total: number },
				{ at95: number[]; at998: number[] }
			>(id);
			const at95 = exactFunnelLimits(input.target, input.total, 0.95);
			const at998 = exactFunnelLimits(input.target, input.total, 0.998);
			expectClose([at95.lower, at95.upper], expected.at95);
			expectClose([at998.lower, at998.upper], expected.at998);
		},
	);

	it('says the same as the exact tail, for every count', () => {
		const disagreements: string[] = [];
		for (const total of [1, 2, 9, 25, 60, 143]) {
			for (const target of [0.05, 0.3, 0.5, 0.62, 0.9]) {
				const at95 = exactFunnelLimits(target, total, 0.95);
				const at998 = exactFunnelLimits(target, total, 0.998);
				for (let x = 0; x <= total; x += 1) {
					const share = x / total;
					let drawn = 'within';
					if (share < at95.lower) drawn = 'low95';
					if (share > at95.upper) drawn = 'high95';
					if (share < at998.lower) drawn = 'low998';
					if (share > at998.upper) drawn = 'high998';
					if (drawn !== funnelFlag(x, total, target)) disagreements.push(`${x}/${total} against ${target}`);
				}
			}
		}
		expect(disagreements).toEqual([]);
	});

	it('narrows as the unit grows', () => {
		const small = exactFunnelLimits(0.6, 20);
		const large = exactFunnelLimits(0.6, 20_000);
		expect(large.upper - large.lower).toBeLessThan((small.upper - small.lower) / 10);
	});

	it('is the target alone at 0 and 1', () => {
		expect(exactFunnelLimits(0, 10)).toEqual({ lower: 0, upper: 0 });
		expect(exactFunnelLimits(1, 10)).toEqual({ lower: 1, upper: 1 });
	});

	it('refuses what is out of range, by name', () => {
		expect(() => exactFunnelLimits(-0.1, 10)).toThrow(new RangeError('target must be a number from 0 to 1'));
		expect(() => exactFunnelLimits(0.5, 0)).toThrow(/^total /);
		expect(() => exactFunnelLimits(0.5, 10, 1)).toThrow(/^confidence /);
	});
});
