import { checkCount, checkSample } from './check.ts';

/** People alike in what decides whether they answer, for example an age group. */
export interface ResponseStratum {
	/** Everyone who should have answered. */
	eligible: number;
	/** Those who did. */
	responded: number;
	/** Those of them with the outcome. */
	successes: number;
}

/** Share with the outcome, corrected for who answered. All shares from 0 to 1. */
export interface InverseProbabilityWeighted {
	/** Answered ÷ eligible. */
	completeness: number;
	/** Share among those who answered. */
	naive: number;
	/** Weighted share, for all who are eligible. */
	estimate: number;
	/** Standard error of `estimate`. */
	standardError: number;
	/** Share of the eligible if nobody of the missing had the outcome. */
	worstCase: number;
	/** Share of the eligible if all of the missing had it. */
	bestCase: number;
	/** Answers without weights that would be as precise, in people. */
	effectiveSampleSize: number;
	/** Weight of an answer, by stratum. */
	weights: number[];
}

/**
 * Inverse probability of response weighting in strata: each answer stands for those of its stratum who did not answer.
 *
 *     w = N/n,   estimate = Σ(N/ΣN)·p,   SE = √(Σ(N/ΣN)²·p(1 − p)/n)      N eligible, n answered, p share of the n
 *     effective sample size = (Σw)²/Σw² over the answers
 *
 * Right when, within a stratum, those who answer are like those who do not; the worst and best case hold regardless. The
 * standard error ignores that the eligible are a finite number, and is 0 where no stratum has both outcomes.
 *
 * Source: Little RJA, Rubin DB. Statistical Analysis with Missing Data, 3rd ed. 2019, ch. 3; Kish L. Survey Sampling, 1965
 * (effective sample size).
 * Units: people in, shares out.
 *
 * @throws RangeError if there is no stratum, `eligible` or `responded` is not a whole number ≥ 1 (nobody can stand for a stratum
 * without an answer: merge it with its neighbour), `responded` exceeds `eligible`, or `successes` exceeds `responded`.
 * @example inverseProbabilityWeighted([{ eligible: 40, responded: 32, successes: 24 }]).estimate // 0.75
 */
export function inverseProbabilityWeighted(strata: readonly ResponseStratum[]): InverseProbabilityWeighted {
	checkSample('strata', strata);
	let eligible = 0;
	let responded = 0;
	let successes = 0;
	for (const [index, stratum] of strata.entries()) {
		checkCount(`strata[${index}].eligible`, stratum.eligible, 1);
		checkCount(`strata[${index}].responded`, stratum.responded, 1, stratum.eligible);
		checkCount(`strata[${index}].successes`, stratum.successes, 0, stratum.responded);
		eligible += stratum.eligible;
		responded += stratum.responded;
		successes += stratum.successes;
	}
	let estimate = 0;
	let variance = 0;
	let squaredWeights = 0;
	for (const stratum of strata) {
		const part = stratum.eligible / eligible;
		const share = stratum.successes / stratum.responded;
		estimate += part * share;
		variance += (part ** 2 * share * (1 - share)) / stratum.responded;
		squaredWeights += stratum.eligible ** 2 / stratum.responded;
	}
	return {
		completeness: responded / eligible,
		naive: successes / responded,
		estimate,
		standardError: Math.sqrt(variance),
		worstCase: successes / eligible,
		bestCase: (successes + eligible - responded) / eligible,
		effectiveSampleSize: eligible ** 2 / squaredWeights,
		weights: strata.map((stratum) => stratum.eligible / stratum.responded),
	};
}
