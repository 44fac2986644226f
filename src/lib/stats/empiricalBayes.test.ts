import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR } from '../../../tests/reference/reference.ts';
import { empiricalBayes } from './empiricalBayes.ts';

describe('empiricalBayes', () => {
	it.each(['bayes_spread', 'bayes_schools'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ estimates: number[]; standardErrors: number[] },
			{ tau2: number; mean: number; shrunken: number[] }
		>(id);
		const found = empiricalBayes(frozen(input.estimates), frozen(input.standardErrors));
		expectClose([found.tau2, found.mean], [expected.tau2, expected.mean]);
		expectClose(found.shrunken, expected.shrunken);
	});

	it('draws the unsure unit further in than the sure one', () => {
		const { mean, shrunken } = empiricalBayes([-2, 2, 2, -2], [0.1, 0.1, 1.5, 0.1]);
		const [, sure = 0, unsure = 0] = shrunken;
		expect(mean).toBeLessThan(unsure);
		expect(unsure).toBeLessThan(sure);
		expect(sure).toBeLessThan(2);
	});

	it('leaves one unit as it is', () => {
		const { tau2, mean, shrunken } = empiricalBayes([0.7], [0.2]);
		expect(tau2).toBe(0);
		expectClose([mean, ...shrunken], [0.7, 0.7]);
	});

	it('finds no variance between equal units', () => {
		expect(empiricalBayes([1, 1, 1], [0.2, 0.3, 0.1]).tau2).toBe(0);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => empiricalBayes([], [])).toThrow(/^estimates /);
		expect(() => empiricalBayes([1], [1, 1])).toThrow(/^estimates and standardErrors /);
		expect(() => empiricalBayes([1, Number.NaN], [1, 1])).toThrow(/^estimates\[1\] /);
		expect(() => empiricalBayes([1, 2], [1, 0])).toThrow(
			/^standardErrors\[1\] must be a finite number above 0/,
		);
	});
});
