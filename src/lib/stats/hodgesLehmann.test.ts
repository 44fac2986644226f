import { describe, expect, it } from 'vitest';
import { frozen } from '../../../tests/reference/reference.ts';
import { hodgesLehmann } from './hodgesLehmann.ts';

/** The definition itself: lay all pair means out and take their median. */
function byDefinition(values: readonly number[]): number {
	const means = values.flatMap((a, i) => values.slice(i).map((b) => (a + b) / 2)).sort((a, b) => a - b);
	const middle = (means.length - 1) / 2;
	return ((means[Math.floor(middle)] ?? 0) + (means[Math.ceil(middle)] ?? 0)) / 2;
}

describe('hodgesLehmann', () => {
	it('is what its definition says, for samples of every size, with ties, zeros and signs', () => {
		const samples = Array.from({ length: 40 }, (_, n) =>
			Array.from({ length: n + 1 }, (__, i) => ((i * 37 + n * 11) % 23) / 4 - 2.5),
		);
		expect(samples.map((sample) => hodgesLehmann(frozen(sample)))).toEqual(samples.map(byDefinition));
	});

	it('holds for values near and far from 0', () => {
		for (const sample of [[1e-9, 2e-9, 5e-9], [1e12, 1e12 + 1, 1e12 + 5], [-1e20, 3, 1e20], [0, 0, 0], [7]]) {
			expect(hodgesLehmann(sample)).toBe(byDefinition(sample));
		}
	});

	it('takes a national sample', () => {
		const values = Array.from({ length: 50_000 }, (_, index) => ((index * 7919) % 50_000) / 10);
		expect(hodgesLehmann(values)).toBeCloseTo(2499.95, 8);
	});

	it('refuses an empty sample and what is not finite', () => {
		expect(() => hodgesLehmann([])).toThrow(/^values /);
		expect(() => hodgesLehmann([1, Number.NaN])).toThrow(/^values\[1\] /);
	});
});
