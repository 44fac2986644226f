import { normalCritical } from '../../stats/critical.ts';
import { wilsonInterval, type Estimate } from '../../stats/index.ts';
import type { ExpectedCount } from './expected.ts';
import type { CaseMixKind } from './model.ts';

/** A place's result with the case mix taken out of it. */
export interface Adjusted {
	/** Of a proportion observed ÷ expected, 1 = as expected; of a mean observed − expected, 0 = as expected. */
	effect: Estimate;
	/** The share or mean that the place would have with the nation's case mix. */
	value: Estimate;
}

/** What a result is brought back to: the model's kind, and the nation's share or mean in its year. */
export interface NationalOf {
	kind: CaseMixKind;
	fit: { national: number };
}

/** The value that stands for a ratio or a difference: times or plus the nation's. A share is at most 1. */
export function valueOf(kind: CaseMixKind, effect: number, national: number): number {
	return kind === 'proportion' ? Math.min(1, effect * national) : national + effect;
}

/** The standardised ratio of a share: limits of the observed share, over the expected one. */
function ratioOf({ n, observed, expected }: ExpectedCount): Estimate {
	const { lower, upper } = wilsonInterval(observed, n);
	return { estimate: observed / expected, lower: (n * lower) / expected, upper: (n * upper) / expected };
}

function differenceOf({ n, observed, expected, variance }: ExpectedCount): Estimate {
	const estimate = (observed - expected) / n;
	const half = (normalCritical(0.95) * Math.sqrt(variance)) / n;
	return { estimate, lower: estimate - half, upper: estimate + half };
}

/**
 * Indirectly standardised result: what was observed against what was expected, and the nation's value moved as far.
 *
 *     share:  ratio = O/E,            value = ratio × national    limits: Wilson's of O of n, divided by E/n
 *     mean:   difference = (O − E)/n, value = national + difference   limits: ±1.96·√variance/n
 *
 * Wilson's limits, not Poisson's: a share of 60 % varies less than a rare count, and where case mix is as the nation's the
 * adjusted share has the limits of the crude one that it stands beside. The expected count is taken as known.
 *
 * Source: Breslow NE, Day NE. Statistical Methods in Cancer Research II, 1987, ch. 2 (indirect standardisation).
 *
 * @param model the one that `place` was expected from: `national` is the value in the model's own year, of which 1 and 0 speak
 * @throws RangeError where the place has no courses
 */
export function adjusted({ kind, fit: { national } }: NationalOf, place: ExpectedCount): Adjusted {
	if (!(place.n > 0)) throw new RangeError('place must hold at least one course');
	const effect = kind === 'proportion' ? ratioOf(place) : differenceOf(place);
	const value = (of: number): number => valueOf(kind, of, national);
	return {
		effect,
		value: {
			estimate: value(effect.estimate),
			lower: value(effect.lower),
			upper: value(effect.upper),
		},
	};
}
