import { describe, expect, it } from 'vitest';
import { exactFunnelLimits } from '../../stats/index.ts';
import { unitFunnel } from './unitFunnel.ts';

const units = (...shares: [met: number, n: number][]) =>
	shares.map(([met, n], at) => ({ id: `unit-${at}`, met, n }));

describe('unitFunnel', () => {
	it('has exact limits and flags by the exact tail where units vary by chance alone', () => {
		const funnel = unitFunnel(
			units([30, 60], [32, 60], [28, 60], [31, 60], [29, 60], [30, 60], [30, 60], [30, 60], [48, 60]),
		);
		expect(funnel).toMatchObject({ overdispersed: false, chance: null });
		const { lower } = exactFunnelLimits(funnel?.target ?? 0, 60);
		expect(funnel?.limits[0]).toMatchObject({ n: 60, lower95: lower });
		expect(funnel?.units.filter(({ flag }) => flag !== 'within')).toMatchObject([
			{ id: 'unit-8', flag: 'high998' },
		]);
	});

	it('calls nobody an outlier for what units differ by anyway', () => {
		const funnel = unitFunnel(units([80, 200], [90, 200], [100, 200], [110, 200], [120, 200], [135, 200]));
		expect(funnel?.overdispersed).toBe(true);
		expect(funnel?.phi).toBeGreaterThan(1);
		expect(funnel?.units.every(({ flag }) => flag === 'within')).toBe(true);
		const [judging, chance] = [funnel?.limits[0], funnel?.chance?.[0]];
		expect(judging?.lower95).toBeLessThan(chance?.lower95 ?? 0);
		expect(judging?.upper998).toBeGreaterThan(chance?.upper998 ?? 1);
	});

	it('draws limits that narrow with the number of courses', () => {
		const { limits = [] } = unitFunnel(units([6, 12], [30, 60], [250, 500])) ?? {};
		const widths = limits.map(({ lower95, upper95 }) => upper95 - lower95);
		expect(widths.at(-1)).toBeLessThan((widths[0] ?? 0) / 3);
		expect(limits.at(0)?.n).toBe(12);
		expect(limits.at(-1)?.n).toBe(500);
	});

	it('leaves out units too small to be judged, and says nothing of fewer than three', () => {
		expect(unitFunnel(units([6, 12], [30, 60], [250, 500], [1, 9]))?.units).toHaveLength(3);
		expect(unitFunnel(units([6, 12], [30, 60], [1, 9]))).toBeNull();
	});
});
