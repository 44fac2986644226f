import { checkCount, checkSample, checkWithin } from './check.ts';

/** One person's return to work. */
export type SustainedReturnToWork = WeeksOnBenefit &
	(
		| {
				returned: true;
				/** First week of the first sustained stretch, counted from 1. */
				week: number;
		  }
		| {
				returned: false;
				/** Last week in which a sustained stretch could have begun and been seen to its end: the week of censoring. */
				censoredWeek: number;
		  }
	);

export interface WeeksOnBenefit {
	/** No benefit in the last week. */
	fullAtEnd: boolean;
	/** At most half benefit in the last week, so at least half in work. */
	halfAtEnd: boolean;
	/** Days on benefit, a week at 50 % counting 3.5. */
	benefitDays: number;
}

/**
 * Sustained return to work from a person's weekly health-related benefit: the first stretch of weeks without any.
 *
 *     week = first w with benefit 0 in w, w + 1, …, w + k − 1
 *     censored week = weeks followed − k + 1, at least 0
 *
 * The event is dated to the first week of the stretch, which is known only k − 1 weeks later; someone without it is therefore
 * censored k − 1 weeks before the end (week 49 of 52), or late returns would count as none. `week` and `censoredWeek` are the
 * times for `kaplanMeier`.
 *
 * Source: Aasdahl L et al. Scand J Work Environ Health 2023;49:477 (four weeks without medical benefit).
 * Units: benefit in per cent of full benefit, one number a week; weeks counted from 1.
 *
 * @param stretch weeks without benefit that make the return sustained; 4 when left out
 * @throws RangeError if there is no week, a benefit is outside 0…100, or `stretch` is not a whole number ≥ 1.
 * @example sustainedReturnToWork([100, 50, 0, 0, 0, 0]) // { returned: true, week: 3, … }
 */
export function sustainedReturnToWork(weeklyBenefit: readonly number[], stretch = 4): SustainedReturnToWork {
	checkSample('weeklyBenefit', weeklyBenefit);
	checkCount('stretch', stretch, 1);
	let free = 0;
	let week = 0;
	let fullWeeks = 0;
	for (const [index, benefit] of weeklyBenefit.entries()) {
		checkWithin(`weeklyBenefit[${index}]`, benefit, 0, 100);
		fullWeeks += benefit / 100;
		free = benefit === 0 ? free + 1 : 0;
		if (free === stretch && week === 0) week = index + 2 - stretch;
	}
	const last = weeklyBenefit.at(-1) ?? 0;
	const weeks: WeeksOnBenefit = {
		fullAtEnd: last === 0,
		halfAtEnd: last <= 50,
		benefitDays: 7 * fullWeeks,
	};
	return week > 0
		? { ...weeks, returned: true, week }
		: { ...weeks, returned: false, censoredWeek: Math.max(0, weeklyBenefit.length - stretch + 1) };
}
