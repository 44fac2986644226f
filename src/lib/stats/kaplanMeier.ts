import { checkNotNegative, checkSample, checkSameLength } from './check.ts';
import { normalCritical } from './critical.ts';
import type { Interval } from './interval.ts';

/** The curve from one time until the next. Shares from 0 to 1. */
export interface KaplanMeierStep extends Interval {
	time: number;
	/** People still followed just before `time`. */
	atRisk: number;
	/** Events at `time`. */
	events: number;
	/** People whose follow-up ends at `time` without event. */
	censored: number;
	/** Share without event; `lower` and `upper` are its limits. */
	survival: number;
	/** Greenwood's standard error of `survival`. */
	standardError: number;
	/** Share with event, 1 − `survival`. */
	cumulative: number;
}

/** Time to event in people followed for different lengths of time. */
export interface KaplanMeier {
	/** One step for each time that occurs, ascending. */
	steps: KaplanMeierStep[];
	/** Time at which half have had the event; infinite when the follow-up does not get that far. */
	median: number;
}

/** Survival that should be one half may be a bit off after several products. */
const rounding = 1e-9;

function median(steps: readonly KaplanMeierStep[]): number {
	const reached = steps.find(({ survival }) => survival <= 0.5 + rounding);
	if (!reached) return Number.POSITIVE_INFINITY;
	const below = steps.find(({ survival }) => survival < 0.5 - rounding);
	// On a stretch of exactly one half every time is a median: its middle, as with two middle values of a sample.
	return reached.survival >= 0.5 - rounding && below ? (reached.time + below.time) / 2 : reached.time;
}

/** Limits on the scale ln(−ln S), which keeps them between 0 and 1. At 0 and 1 there is no such scale and no spread. */
function limits(survival: number, greenwood: number, z: number): Interval {
	if (survival <= 0 || survival >= 1) return { lower: survival, upper: survival };
	const half = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
	return { lower: survival ** Math.exp(half), upper: survival ** Math.exp(-half) };
}

/**
 * Kaplan–Meier curve with Greenwood's standard error and limits on the log−log scale.
 *
 *     S(t) = Π(1 − d/n),   SE = S·√(Σd/(n(n − d))),   limits = S^exp(±z·√(Σd/(n(n − d)))/|ln S|)      over times ≤ t
 *
 * with d events among n at risk; who is censored at a time is still at risk at it. After the last person at risk has the event
 * S is 0 and its standard error given as 0. The median is the first time with S ≤ ½; where S stays at ½ exactly, the middle of
 * that stretch, as in R.
 *
 * Source: Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457–81; Greenwood M. 1926; Kalbfleisch JD, Prentice RL. The Statistical
 * Analysis of Failure Time Data, 1980 (log−log limits).
 * Units: `time` and `median` in the unit of `times`; the rest are people and shares.
 *
 * @param times end of each person's follow-up
 * @param events for each person, whether the follow-up ended with the event (true or 1) or was censored (false or 0)
 * @throws RangeError if there is nobody, the samples differ in length, a time is negative or not finite, an event is not 0, 1,
 * true or false, or `confidence` is not between 0 and 1.
 * @example kaplanMeier([5, 8, 8], [1, 1, 0]).median // 8
 */
export function kaplanMeier(
	times: readonly number[],
	events: readonly (number | boolean)[],
	confidence = 0.95,
): KaplanMeier {
	checkSample('times', times);
	checkSameLength('times', times, 'events', events);
	const z = normalCritical(confidence);
	const ends = new Map<number, { events: number; censored: number }>();
	for (const [index, time] of times.entries()) {
		checkNotNegative(`times[${index}]`, time);
		const event = Number(events[index]);
		if (event !== 0 && event !== 1) throw new RangeError(`events[${index}] must be 0, 1, true or false`);
		const end = ends.get(time) ?? { events: 0, censored: 0 };
		ends.set(time, end);
		end.events += event;
		end.censored += 1 - event;
	}

	const steps: KaplanMeierStep[] = [];
	let atRisk = times.length;
	let survival = 1;
	let greenwood = 0;
	for (const [time, end] of [...ends].sort(([a], [b]) => a - b)) {
		survival *= 1 - end.events / atRisk;
		if (survival > 0) greenwood += end.events / (atRisk * (atRisk - end.events));
		steps.push({
			time,
			atRisk,
			...end,
			survival,
			standardError: survival * Math.sqrt(greenwood),
			cumulative: 1 - survival,
			...limits(survival, greenwood, z),
		});
		atRisk -= end.events + end.censored;
	}
	return { steps, median: median(steps) };
}
