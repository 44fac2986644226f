import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { sustainedReturnToWork } from './sustainedReturnToWork.ts';

describe('sustainedReturnToWork', () => {
	it.each(['a', 'b', 'c', 'd'])('agrees with person %s of rtw_weekly', (person) => {
		const { input, expected } = oracle<
			{ benefit_pct_per_week: Record<string, number[]>; k: number },
			{
				first_week: Record<string, number | null>;
				event_by_52: Record<string, boolean>;
				full_at_week52: Record<string, boolean>;
				work_ge50_at_week52: Record<string, boolean>;
				benefit_day_equivalents: Record<string, number>;
			}
		>('rtw_weekly');
		const found = sustainedReturnToWork(frozen(input.benefit_pct_per_week[person] ?? []), input.k);
		expect(found.returned).toBe(expected.event_by_52[person]);
		expect(found.returned ? found.week : null).toBe(expected.first_week[person]);
		expect(found.fullAtEnd).toBe(expected.full_at_week52[person]);
		expect(found.halfAtEnd).toBe(expected.work_ge50_at_week52[person]);
		expectClose(found.benefitDays, expected.benefit_day_equivalents[person] ?? Number.NaN);
	});

	it('agrees with R on rtw_runs', () => {
		const { input, expected } = fromR<
			{ weeks: number[][]; stretch: number },
			{ week: number[]; benefitDays: number[] }
		>('rtw_runs');
		const found = input.weeks.map((weeks) => sustainedReturnToWork(weeks, input.stretch));
		expect(found.map((person) => (person.returned ? person.week : 0))).toEqual(expected.week);
		expectClose(
			found.map(({ benefitDays }) => benefitDays),
			expected.benefitDays,
		);
	});

	it('censors in the last week in which a stretch could begin', () => {
		expect(sustainedReturnToWork(new Array<number>(52).fill(100))).toMatchObject({
			returned: false,
			censoredWeek: 49,
		});
		expect(sustainedReturnToWork([100, 0, 0])).toMatchObject({ returned: false, censoredWeek: 0 });
	});

	it('keeps the first stretch when benefit comes back', () => {
		expect(sustainedReturnToWork([0, 0, 0, 0, 100])).toMatchObject({
			returned: true,
			week: 1,
			fullAtEnd: false,
			halfAtEnd: false,
		});
	});

	it('takes a stretch of one week', () => {
		expect(sustainedReturnToWork([100, 50, 0], 1)).toMatchObject({ returned: true, week: 3 });
	});

	it('refuses what is out of range, by name', () => {
		expect(() => sustainedReturnToWork([])).toThrow(/^weeklyBenefit must be a sample/);
		expect(() => sustainedReturnToWork([0, 101])).toThrow(
			new RangeError('weeklyBenefit[1] must be a number from 0 to 100'),
		);
		expect(() => sustainedReturnToWork([Number.NaN])).toThrow(RangeError);
		expect(() => sustainedReturnToWork([0], 0)).toThrow(/^stretch /);
	});
});
