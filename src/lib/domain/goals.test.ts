import { describe, expect, it } from 'vitest';
import { goalLevels } from './codes.ts';
import { goalsAttained, goalWeight, type ScaledGoal } from './goals.ts';

describe('goalWeight', () => {
	it('multiplies importance and difficulty', () => {
		expect(goalWeight(3, 2)).toBe(6);
		expect(goalWeight(0, 3)).toBe(0);
	});

	it('is 1 when either was not asked', () => {
		expect(goalWeight(null, 3)).toBe(1);
		expect(goalWeight(2, null)).toBe(1);
		expect(goalWeight(null, null)).toBe(1);
	});

	it.each([4, -1, 1.5, NaN])('refuses the grade %s by name and range', (grade) => {
		expect(() => goalWeight(grade, 1)).toThrow(/importance must be 0, 1, 2 or 3/);
		expect(() => goalWeight(1, grade)).toThrow(/difficulty must be 0, 1, 2 or 3/);
	});
});

describe('goalsAttained', () => {
	it('has no answer without a scaled goal', () => {
		expect(goalsAttained([])).toBeNull();
		expect(goalsAttained([{ attained: null, weight: 4 }])).toBeNull();
	});

	it('counts only goals that have a level', () => {
		const goals = [
			{ attained: -1, weight: 1 },
			{ attained: null, weight: 9 },
		];
		expect(goalsAttained(goals)).toBe(false);
	});

	it('lets the weightiest goal decide', () => {
		const goals = (weight: number): ScaledGoal[] => [
			{ attained: 1, weight },
			{ attained: -1, weight: 4 },
		];
		expect(goalsAttained(goals(3))).toBe(false);
		expect(goalsAttained(goals(4))).toBe(true);
	});

	it('weighs goals equally when every weight of a scaled goal is 0', () => {
		const goals = [
			{ attained: -2, weight: 0 },
			{ attained: 1, weight: 0 },
			{ attained: null, weight: 6 },
		];
		expect(goalsAttained(goals)).toBe(false);
	});

	it('agrees with GAS T ≥ 50 for every pair of levels and weights', () => {
		const rho = 0.3;
		const tScore = (goals: { attained: number; weight: number }[]) => {
			const sum = goals.reduce((total, goal) => total + goal.weight * goal.attained, 0);
			const squares = goals.reduce((total, goal) => total + goal.weight ** 2, 0);
			const weights = goals.reduce((total, goal) => total + goal.weight, 0);
			return 50 + (10 * sum) / Math.sqrt((1 - rho) * squares + rho * weights ** 2);
		};
		for (const first of goalLevels) {
			for (const second of goalLevels) {
				for (const weight of [1, 2, 3, 4, 6, 9]) {
					const goals = [
						{ attained: first, weight },
						{ attained: second, weight: 2 },
					];
					expect(goalsAttained(goals), JSON.stringify(goals)).toBe(tScore(goals) >= 50);
				}
			}
		}
	});

	it('refuses what no form can send', () => {
		expect(() => goalsAttained([{ attained: 3, weight: 1 }])).toThrow(/attained must be from −2 to 2/);
		expect(() => goalsAttained([{ attained: 0, weight: -1 }])).toThrow(/weight must be 0 or more/);
		expect(() => goalsAttained([{ attained: NaN, weight: 1 }])).toThrow(RangeError);
	});
});
