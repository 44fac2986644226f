import { describe, expect, it } from 'vitest';
import { judgeUnits, type ExpectedCount } from './index.ts';

const share = { kind: 'proportion', fit: { national: 0.5 } } as const;
const mean = { kind: 'mean', fit: { national: 3 } } as const;

/** Units of whose courses half are expected to meet the indicator. */
const half = (...units: [n: number, observed: number][]): Map<string, ExpectedCount> =>
	new Map(
		units.map(([n, observed], at) => [`unit-${at}`, { n, observed, expected: n / 2, variance: n / 4 }]),
	);
const calm: [number, number][] = [98, 101, 104, 96, 99, 102, 97, 103, 100, 100].map((met) => [200, met]);

describe('judgeUnits', () => {
	it('calls a unit an outlier against units that differ by chance alone', () => {
		const { overdispersed, units } = judgeUnits(share, half(...calm, [200, 60]));
		expect(overdispersed).toBe(false);
		expect(units.get('unit-10')).toMatchObject({ flag: 'low998' });
		expect(units.get('unit-0')).toMatchObject({ flag: 'within' });
	});

	it('does not call the same unit one where all units differ as much', () => {
		const spread: [number, number][] = [60, 140, 70, 130, 80, 120, 65, 135, 75, 125].map((met) => [200, met]);
		const { overdispersed, phi, tau2, units } = judgeUnits(share, half(...spread, [200, 60]));
		expect(overdispersed).toBe(true);
		expect(phi).toBeGreaterThan(4);
		expect(tau2).toBeGreaterThan(0.01);
		expect(units.get('unit-10')).toMatchObject({ flag: 'within' });
		const widest = judgeUnits(share, half(...calm)).units.get('unit-0')?.limits?.upper998 ?? 0;
		expect(units.get('unit-0')?.limits?.upper998).toBeGreaterThan(widest);
	});

	it('gives limits on the scale of the adjusted share', () => {
		const limits = judgeUnits(share, half(...calm)).units.get('unit-0')?.limits;
		// exp(±1.96·√50/100) of a half.
		expect(limits?.lower95).toBeCloseTo(0.5 * Math.exp(-1.959964 * Math.sqrt(0.005)), 6);
		expect(limits?.upper95).toBeCloseTo(0.5 * Math.exp(1.959964 * Math.sqrt(0.005)), 6);
	});

	it('asks the exact tail too, where shares are near 100 %', () => {
		const near = (n: number, observed: number): ExpectedCount => ({
			...{ n, observed, expected: 0.95 * n, variance: 0.0475 * n },
		});
		const units = new Map([
			...Array.from({ length: 9 }, (_, at) => [`unit-${at}`, near(200, 189 + (at % 3))] as const),
			['unit-small', near(10, 8)] as const,
		]);
		// z = ln(8/9.5)/0.0725 = −2.4, but 8 or fewer of 10 happen one time in eleven.
		expect(judgeUnits(share, units).units.get('unit-small')?.flag).toBe('within');
	});

	it('draws small units further towards all units than large ones', () => {
		const { units } = judgeUnits(share, half([400, 240], [400, 160], [400, 230], [400, 170], [12, 9]));
		const large = units.get('unit-0')?.shrunken ?? 0;
		const small = units.get('unit-4')?.shrunken ?? 0;
		expect(large).toBeGreaterThan(0.57);
		expect(large).toBeLessThan(0.6);
		expect(small).toBeGreaterThan(0.5);
		// Observed 75 %.
		expect(small).toBeLessThan(0.63);
	});

	it('shrinks but does not judge units under ten courses', () => {
		const small = judgeUnits(share, half(...calm, [9, 0])).units.get('unit-10');
		expect(small).toMatchObject({ flag: null, limits: null });
		expect(small?.shrunken).toBeCloseTo(0.5, 1);
	});

	it('judges means by their differences', () => {
		const unit = (difference: number): ExpectedCount => ({
			...{ n: 100, observed: 300 + 100 * difference, expected: 300, variance: 100 },
		});
		const differences = [0.05, -0.1, 0.02, 0.08, -0.04, 0, -0.06, 0.1, 0.03, -0.02, 0.6];
		const { overdispersed, units } = judgeUnits(
			mean,
			new Map(differences.map((difference, at) => [`unit-${at}`, unit(difference)])),
		);
		expect(overdispersed).toBe(false);
		expect(units.get('unit-10')?.flag).toBe('high998');
		expect(units.get('unit-0')?.limits?.upper95).toBeCloseTo(3 + 1.959964 * 0.1, 6);
	});

	it('holds for no units at all, and for units without courses', () => {
		expect(judgeUnits(share, new Map())).toEqual({ phi: 1, tau2: 0, overdispersed: false, units: new Map() });
		expect(judgeUnits(share, half([0, 0])).units.size).toBe(0);
	});
});
