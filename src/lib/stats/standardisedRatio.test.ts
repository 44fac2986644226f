import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { standardisedRatio } from './standardisedRatio.ts';

describe('standardisedRatio', () => {
	it('agrees with the units of logistic_60', () => {
		const { expected } = oracle<unknown, Record<'O' | 'E' | 'OE' | 'OE_ci_low' | 'OE_ci_high', number[]>>(
			'logistic_60',
		);
		const found = expected.O.map((observed, index) => standardisedRatio(observed, expected.E[index] ?? 0));
		expectClose(
			found.map(({ ratio }) => ratio),
			expected.OE,
		);
		expectClose(
			found.map(({ lower }) => lower),
			expected.OE_ci_low,
		);
		expectClose(
			found.map(({ upper }) => upper),
			expected.OE_ci_high,
		);
		expect(found.map(({ method }) => method)).toEqual(['byar', 'byar', 'exact', 'exact']);
	});

	it.each(['ratio_exact_7', 'ratio_byar_31'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ observed: number; expected: number },
			{ ratio: number; limits: number[] }
		>(id);
		const { ratio, lower, upper } = standardisedRatio(input.observed, input.expected);
		expectClose([ratio, lower, upper], [expected.ratio, ...expected.limits]);
	});

	it('answers without events', () => {
		const { ratio, lower, upper } = standardisedRatio(0, 2);
		expect([ratio, lower]).toEqual([0, 0]);
		expectClose(upper, 3.68887945411393 / 2);
	});

	it('changes from exact to Byar at 10 events', () => {
		expect(standardisedRatio(9, 9).method).toBe('exact');
		expect(standardisedRatio(10, 9).method).toBe('byar');
	});

	it('refuses what is out of range, by name', () => {
		expect(() => standardisedRatio(-1, 2)).toThrow(/^observed /);
		expect(() => standardisedRatio(1, 0)).toThrow(new RangeError('expected must be a finite number above 0'));
		expect(() => standardisedRatio(1, 2, 1)).toThrow(/^confidence /);
	});
});
