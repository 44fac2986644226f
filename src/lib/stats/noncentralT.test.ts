import { describe, expect, it } from 'vitest';
import { expectClose, fromR } from '../../../tests/reference/reference.ts';
import { noncentralT } from './noncentralT.ts';

describe('noncentralT', () => {
	it('agrees with R on noncentral_t', () => {
		const { input, expected } = fromR<{ cases: [number, number, number][] }, { probabilities: number[] }>(
			'noncentral_t',
		);
		// R's series is good to 1e−12 absolute, so that small tails are compared on that scale.
		const furthest = input.cases.reduce((most, [t, degrees, delta], index) => {
			const difference = noncentralT(t, degrees, delta) - (expected.probabilities[index] ?? Number.NaN);
			return Math.max(most, Math.abs(difference));
		}, 0);
		expect(furthest).toBeLessThan(5e-12);
	});

	it('mirrors in t and noncentrality', () => {
		expectClose(noncentralT(-1.3, 7, 0.4), 1 - noncentralT(1.3, 7, -0.4));
	});

	it('is Student’s t without noncentrality', () => {
		expectClose(noncentralT(2.2009851600916384, 11, 0), 0.975);
		expectClose(noncentralT(0, 5, 0), 0.5);
	});

	it('holds where series fail', () => {
		// S is almost surely 1 with so many degrees of freedom, so that T is normal around δ.
		expect(noncentralT(100, 10_000_000, 100)).toBeCloseTo(0.5, 3);
		expect(noncentralT(1e5, 1, 1e5)).toBeCloseTo(2 * 0.15865525393, 6);
		expect(noncentralT(5, 4, 400)).toBe(0);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => noncentralT(Number.NaN, 5, 1)).toThrow(/^t must be a finite number/);
		expect(() => noncentralT(1, 0, 1)).toThrow(/^degreesOfFreedom /);
		expect(() => noncentralT(1, 5, Number.POSITIVE_INFINITY)).toThrow(/^noncentrality /);
	});
});
