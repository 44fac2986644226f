import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR } from '../../../tests/reference/reference.ts';
import { gasChange } from './gasChange.ts';
import { gasTScore } from './gasTScore.ts';

describe('gasChange', () => {
	it('subtracts the T score of the start, with the same weights', () => {
		const goals = frozen([
			{ baseline: -1, attained: 1, weight: 6 },
			{ baseline: -2, attained: 0, weight: 2 },
			{ baseline: -1, attained: 2, weight: 3 },
		]);
		const { baseline, attained, change } = gasChange(goals);
		expect(attained).toBe(gasTScore(goals));
		// 50 − 10 · (6 + 4 + 3)/√70.6
		expectClose(baseline, 50 - 130 / Math.sqrt(70.6));
		expectClose(change, attained - baseline);
	});

	it.each(['gas_matrix_4', 'gas_matrix_rho'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ before: number[]; after: number[]; weights: number[]; rho: number },
			{ baseline: number; attained: number }
		>(id);
		const goals = input.before.map((baseline, index) => ({
			baseline,
			attained: input.after[index] ?? 0,
			weight: input.weights[index],
		}));
		const { baseline, attained, change } = gasChange(goals, input.rho);
		expectClose(
			[baseline, attained, change],
			[expected.baseline, expected.attained, expected.attained - expected.baseline],
		);
	});

	it('uses rho at both times', () => {
		const goals = [
			{ baseline: -1, attained: 0 },
			{ baseline: -1, attained: 0 },
		];
		expectClose(gasChange(goals, 1).change, 10);
		expectClose(gasChange(goals, 0).change, 10 * Math.SQRT2);
	});

	it('is 0 when nothing moved', () => {
		expect(gasChange([{ baseline: -1, attained: -1 }]).change).toBe(0);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => gasChange([])).toThrow(/^goals /);
		expect(() => gasChange([{ baseline: -3, attained: 0 }])).toThrow(
			new RangeError('goals[0].baseline must be a number from -2 to 2'),
		);
		expect(() => gasChange([{ baseline: 0, attained: -3 }])).toThrow(/^goals\[0\]\.attained /);
		expect(() => gasChange([{ baseline: 0, attained: 0, weight: -1 }])).toThrow(/^goals\[0\]\.weight /);
		expect(() => gasChange([{ baseline: 0, attained: 0 }], -0.1)).toThrow(/^rho /);
	});
});
