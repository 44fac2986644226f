import { describe, expect, it } from 'vitest';
import { expectClose, fromR } from '../../../tests/reference/reference.ts';
import { chisquareQuantile } from './chisquareQuantile.ts';

describe('chisquareQuantile', () => {
	it('agrees with R on chisquare_quantiles, also with thousands of degrees of freedom', () => {
		const { input, expected } = fromR<
			{ probabilities: number[]; degreesOfFreedom: number[] },
			{ quantiles: number[] }
		>('chisquare_quantiles');
		expectClose(
			input.degreesOfFreedom.flatMap((degrees) =>
				input.probabilities.map((p) => chisquareQuantile(p, degrees)),
			),
			expected.quantiles,
		);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => chisquareQuantile(0, 3)).toThrow(
			new RangeError('probability must be a number between 0 and 1, both excluded'),
		);
		expect(() => chisquareQuantile(0.5, 0)).toThrow(/^degreesOfFreedom /);
	});
});
