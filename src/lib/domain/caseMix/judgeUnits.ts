import {
	differenceFunnel,
	empiricalBayes,
	funnelFlag,
	standardisedRatioFunnel,
	type FunnelFlag,
	type FunnelLimits,
} from '../../stats/index.ts';
import { valueOf, type NationalOf } from './adjusted.ts';
import type { ExpectedCount } from './expected.ts';
import { flagOf, nearerFlag } from './flags.ts';
import type { CaseMixKind } from './model.ts';

/** How one unit stands among all. */
export interface UnitJudgement {
	/** The adjusted share or mean drawn towards that of all units, the more the fewer courses there are. */
	shrunken: number;
	/** Against the limits; null for a unit too small to be judged. */
	flag: FunnelFlag | null;
	/** Limits of the adjusted share or mean; null as the flag. */
	limits: FunnelLimits | null;
}

export interface Judgement {
	/** Mean squared z of the units: 1 where there is only chance. */
	phi: number;
	/** Variance between units beyond chance. */
	tau2: number;
	/** Units differ more than chance and case mix explain: the limits are widened by it. */
	overdispersed: boolean;
	units: Map<string, UnitJudgement>;
}

/** Fewer courses are neither judged nor counted in the overdispersion: their z scores are far from normal. */
export const fewestJudged = 10;

function funnelOf(kind: CaseMixKind, places: readonly ExpectedCount[]) {
	if (kind === 'mean') {
		return differenceFunnel(
			places.map(({ observed, expected, n }) => (observed - expected) / n),
			places.map(({ variance, n }) => Math.sqrt(variance) / n),
		);
	}
	return standardisedRatioFunnel(
		places.map(({ observed }) => observed),
		places.map(({ expected }) => expected),
		places.map(({ variance }) => variance),
	);
}

/** Effects of all units, drawn together: the small ones keep little of their own. */
function shrink(kind: CaseMixKind, places: readonly ExpectedCount[]): number[] {
	const scale = ({ n, expected }: ExpectedCount): number => (kind === 'proportion' ? expected : n);
	return empiricalBayes(
		places.map((place) =>
			kind === 'proportion' ? place.observed / place.expected : (place.observed - place.expected) / place.n,
		),
		places.map((place) => Math.sqrt(place.variance) / scale(place)),
	).shrunken;
}

/**
 * Shrinks all units' adjusted results towards each other and judges which are outliers.
 *
 * Overdispersion is measured first: where units differ more than chance explains (τ² > 0), the limits are widened by as much,
 * so that a unit is an outlier among units and not only against chance. An outlying share must also be one by the exact
 * binomial tail, since z scores promise too much near 0 % and 100 %.
 *
 * Source: Marshall RJ. Appl Stat 1991;40:283–94 (empirical Bayes of observed over expected); Spiegelhalter DJ. Qual Saf Health
 * Care 2005;14:347–51 (overdispersion).
 */
export function judgeUnits(
	{ kind, fit: { national } }: NationalOf,
	places: ReadonlyMap<string, ExpectedCount>,
): Judgement {
	const all = [...places].filter(([, { n }]) => n > 0);
	const judged = all.filter(([, { n }]) => n >= fewestJudged);
	const funnel =
		judged.length > 0
			? funnelOf(
					kind,
					judged.map(([, place]) => place),
				)
			: null;
	const flags = new Map<string, Pick<UnitJudgement, 'flag' | 'limits'>>();
	for (const [index, [unit, { n, observed, expected }]] of judged.entries()) {
		const flag = flagOf(funnel?.zAdjusted[index] ?? 0);
		const limits = funnel?.limits[index];
		const value = (of: number): number => valueOf(kind, of, national);
		flags.set(unit, {
			flag: kind === 'proportion' ? nearerFlag(flag, funnelFlag(observed, n, expected / n)) : flag,
			limits: limits
				? {
						lower95: value(limits.lower95),
						upper95: value(limits.upper95),
						lower998: value(limits.lower998),
						upper998: value(limits.upper998),
					}
				: null,
		});
	}
	const shrunken =
		all.length > 0
			? shrink(
					kind,
					all.map(([, place]) => place),
				)
			: [];
	const { phi = 1, tau2 = 0 } = funnel ?? {};
	return {
		...{ phi, tau2, overdispersed: tau2 > 0 },
		units: new Map(
			all.map(([unit], index) => [
				unit,
				{
					shrunken: valueOf(kind, shrunken[index] ?? 0, national),
					...(flags.get(unit) ?? { flag: null, limits: null }),
				},
			]),
		),
	};
}
