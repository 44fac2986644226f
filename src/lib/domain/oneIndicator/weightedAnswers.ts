/** A 12-month share as it would be had everyone answered like those who are like them. */
import { normalCritical } from '../../stats/critical.ts';
import { inverseProbabilityWeighted, type ResponseStratum } from '../../stats/inverseProbabilityWeighted.ts';
import type { Interval } from '../../stats/interval.ts';

export interface WeightedAnswers {
	value: number;
	/** 95 %; null where no stratum has both outcomes, so that nothing tells how they vary. */
	interval: Interval | null;
	strata: number;
	/** As many answers without weights would be as sure. */
	effectiveAnswers: number;
}

/** Wald limits on the logit scale, which keep inside 0–1. */
function limits(estimate: number, standardError: number): Interval | null {
	if (standardError === 0) return null;
	const centre = Math.log(estimate / (1 - estimate));
	const half = (normalCritical(0.95) * standardError) / (estimate * (1 - estimate));
	const share = (logit: number) => 1 / (1 + Math.exp(-logit));
	return { lower: share(centre - half), upper: share(centre + half) };
}

/** @returns null without strata: too few have answered */
export function weightedAnswers(strata: readonly ResponseStratum[]): WeightedAnswers | null {
	if (strata.length === 0) return null;
	const { estimate, standardError, effectiveSampleSize } = inverseProbabilityWeighted(strata);
	return {
		value: estimate,
		interval: limits(estimate, standardError),
		strata: strata.length,
		effectiveAnswers: Math.round(effectiveSampleSize),
	};
}
