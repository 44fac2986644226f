import { describe, expect, it } from 'vitest';
import { expectClose, fromR } from '../../../tests/reference/reference.ts';
import { noncentralityInterval } from './noncentralityInterval.ts';
import { noncentralT } from './noncentralT.ts';

describe('noncentralityInterval', () => {
	it('agrees with R on noncentrality_limits', () => {
		const { input, expected } = fromR<{ cases: [number, number, number][] }, { limits: [number, number][] }>(
			'noncentrality_limits',
		);
		const found = input.cases.map((args) => noncentralityInterval(...args));
		expectClose(
			found.flatMap(({ lower, upper }) => [lower, upper]),
			expected.limits.flat(),
		);
	});

	it.each([
		[0.01, 1],
		[9, 1],
		[250, 2],
		[-80, 30],
		[1e6, 5],
		[3, 5000],
	])('puts 2.5 %% beyond each limit for t = %d with %i degrees of freedom', (t, degrees) => {
		const { lower, upper } = noncentralityInterval(t, degrees);
		expectClose([noncentralT(t, degrees, lower), noncentralT(t, degrees, upper)], [0.975, 0.025]);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => noncentralityInterval(Number.NaN, 5)).toThrow(/^t /);
		expect(() => noncentralityInterval(1, 0)).toThrow(/^degreesOfFreedom /);
		expect(() => noncentralityInterval(1, 5, 1)).toThrow(/^confidence /);
	});
});
