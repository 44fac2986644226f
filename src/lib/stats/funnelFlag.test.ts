import { describe, expect, it } from 'vitest';
import { fromR, oracle } from '../../../tests/reference/reference.ts';
import { funnelFlag } from './funnelFlag.ts';

describe('funnelFlag', () => {
	it.each(['funnel_flag_12_25_0.7', 'funnel_flag_24_25_0.7'])('agrees with %s', (id) => {
		const { input, expected } = oracle<
			{ x: number; n: number; theta: number },
			{ outside95: boolean; outside998: boolean }
		>(id);
		const flag = funnelFlag(input.x, input.n, input.theta);
		expect(flag !== 'within').toBe(expected.outside95);
		expect(flag.endsWith('998')).toBe(expected.outside998);
	});

	it('agrees with R on funnel_flags_37, every count', () => {
		const { input, expected } = fromR<{ total: number; target: number }, { flags: string[] }>(
			'funnel_flags_37',
		);
		expect(expected.flags.map((_, x) => funnelFlag(x, input.total, input.target))).toEqual(expected.flags);
	});

	it('knows low from high', () => {
		expect(funnelFlag(12, 25, 0.7)).toBe('low95');
		expect(funnelFlag(24, 25, 0.7)).toBe('high95');
		expect(funnelFlag(5, 25, 0.7)).toBe('low998');
		expect(funnelFlag(25, 25, 0.7)).toBe('high998');
		expect(funnelFlag(18, 25, 0.7)).toBe('within');
	});

	it('mirrors when successes and failures change places', () => {
		const mirror = {
			low998: 'high998',
			low95: 'high95',
			within: 'within',
			high95: 'low95',
			high998: 'low998',
		};
		const all = Array.from({ length: 41 }, (_, x) => funnelFlag(x, 40, 0.6));
		const mirrored = Array.from({ length: 41 }, (_, x) => mirror[funnelFlag(40 - x, 40, 0.4)]);
		expect(all).toEqual(mirrored);
	});

	it('cannot flag one person against a middling target', () => {
		expect([funnelFlag(0, 1, 0.5), funnelFlag(1, 1, 0.5)]).toEqual(['within', 'within']);
	});

	it('leaves no room for chance at a target of 0 or 1', () => {
		expect([funnelFlag(0, 9, 0), funnelFlag(1, 9, 0)]).toEqual(['within', 'high998']);
		expect([funnelFlag(9, 9, 1), funnelFlag(8, 9, 1)]).toEqual(['within', 'low998']);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => funnelFlag(0, 0, 0.5)).toThrow(/^total must be a whole number, at least 1/);
		expect(() => funnelFlag(3, 2, 0.5)).toThrow(/^successes must be a whole number from 0 to 2/);
		expect(() => funnelFlag(1, 2, 1.5)).toThrow(/^target must be a number from 0 to 1/);
		expect(() => funnelFlag(1, 2, Number.NaN)).toThrow(/^target /);
	});
});
