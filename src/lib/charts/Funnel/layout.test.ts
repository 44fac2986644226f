import { describe, expect, it } from 'vitest';
import { unitFunnel } from '../../domain/oneIndicator/unitFunnel.ts';
import { funnelLayout } from './layout.ts';

const size = { width: 340, height: 300 };
const units = [12, 40, 90, 200, 480].map((n, at) => ({
	id: `u${at}`,
	n,
	met: Math.round(n * (0.4 + at / 10)),
}));

describe('funnelLayout', () => {
	const funnel = unitFunnel(units);

	it('draws every unit and limit inside the picture, larger units further right', () => {
		if (!funnel) throw new Error('five units make a funnel');
		const layout = funnelLayout(funnel, size);
		expect(JSON.stringify(layout)).not.toMatch(/NaN|Infinity|null/);
		const xs = layout.units.map(({ x }) => x);
		expect(xs).toEqual(xs.toSorted((a, b) => a - b));
		for (const { x, y } of layout.units) {
			expect(x >= layout.left && x <= layout.right && y >= 0 && y <= layout.bottom).toBe(true);
		}
		expect(layout.limits.every(({ path }) => path.startsWith('M'))).toBe(true);
	});

	it('shows the limits of chance beside widened ones only', () => {
		const limits = [{ n: 20, lower95: 0.4, upper95: 0.8, lower998: 0.3, upper998: 0.9 }];
		const plain = { target: 0.6, limits, chance: null, units: [] };
		expect(funnelLayout(plain, size).chance).toEqual([]);
		expect(funnelLayout({ ...plain, chance: limits }, size).chance).toHaveLength(4);
	});

	it('stands with nothing at all', () => {
		const empty = funnelLayout({ target: 0.5, limits: [], chance: null, units: [] }, size);
		expect(JSON.stringify(empty)).not.toContain('NaN');
		expect(empty.labels).toBeNull();
	});
});
