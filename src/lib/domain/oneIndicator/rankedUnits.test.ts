import { describe, expect, it } from 'vitest';
import { rankedUnits } from './rankedUnits.ts';
import { shownCell } from './shownCell.ts';

const share = (organisation: string, numerator: number, denominator: number) =>
	shownCell({ organisation, numerator, denominator, value: numerator / denominator });

describe('rankedUnits', () => {
	it('goes from low to high and draws small units further in', () => {
		const ranked = rankedUnits([share('a', 10, 10), share('b', 400, 500), share('c', 100, 500)]);
		expect(ranked.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
		const [c, b, a] = ranked;
		expect(a?.shrunken).toBeLessThan(0.98);
		expect(Math.abs((b?.shrunken ?? 0) - 0.8)).toBeLessThan(0.02);
		expect(c?.shrunken).toBeGreaterThan(0.2);
	});

	it('shrinks means by their standard errors, and nothing where none is known', () => {
		const mean = (organisation: string, value: number, standardError: number | null) =>
			shownCell({ organisation, kind: 'mean', numerator: null, value, standardError });
		const [low, , high] = rankedUnits([mean('a', 1, 0.2), mean('b', 2, 0.2), mean('c', 3, 0.2)]);
		expect(low?.shrunken).toBeGreaterThan(1);
		expect(high?.shrunken).toBeLessThan(3);
		const unknown = rankedUnits([mean('a', 1, 0.2), mean('b', 2, null), mean('c', 3, 0.2)]);
		expect(unknown.map(({ shrunken }) => shrunken)).toEqual([null, null, null]);
	});

	it('does not shrink two units, medians or nothing', () => {
		expect(rankedUnits([])).toEqual([]);
		expect(rankedUnits([share('a', 1, 10), share('b', 5, 10)])[0]?.shrunken).toBeNull();
	});
});
