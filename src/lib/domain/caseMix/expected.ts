import { covariates, type Categories, type UnitPattern } from './covariates.ts';
import type { CaseMixModel } from './model.ts';

/** What was observed of a place and what the model expects of its courses. */
export interface ExpectedCount {
	/** Courses that count. */
	n: number;
	/** Courses that met the indicator, or the sum of their values. */
	observed: number;
	/** The same, as expected from case mix. */
	expected: number;
	/** Variance of `observed` by chance alone, when the model is right. */
	variance: number;
}

/** Reads the model's terms once, for many courses. */
function predictor({ kind, terms }: CaseMixModel): (categories: Categories) => number {
	const coefficients = new Map(
		terms.map(({ covariate, category, coefficient }) => [`${covariate}|${category ?? ''}`, coefficient]),
	);
	const intercept = coefficients.get('intercept|') ?? 0;
	return (categories) => {
		const linear = covariates.reduce(
			(sum, covariate) => sum + (coefficients.get(`${covariate}|${categories[covariate]}`) ?? 0),
			intercept,
		);
		return kind === 'proportion' ? 1 / (1 + Math.exp(-linear)) : linear;
	};
}

/**
 * What a model expects of one course: the chance that it meets the indicator, or the mean of such courses. A category that the
 * model does not know counts as the reference, like the rare ones when it was fitted.
 */
export function expectedOf(model: CaseMixModel, categories: Categories): number {
	return predictor(model)(categories);
}

/** Observed and expected per unit. In the year of the model the expected counts of all units add up to the observed. */
export function expectedCounts(
	model: CaseMixModel,
	patterns: readonly UnitPattern[],
): Map<string, ExpectedCount> {
	const expect = predictor(model);
	const units = new Map<string, ExpectedCount>();
	for (const { unit, categories, n, sum } of patterns) {
		const each = expect(categories);
		const chance = model.fit.residualVariance ?? each * (1 - each);
		const before = units.get(unit) ?? { n: 0, observed: 0, expected: 0, variance: 0 };
		units.set(unit, {
			n: before.n + n,
			observed: before.observed + sum,
			expected: before.expected + n * each,
			variance: before.variance + n * chance,
		});
	}
	return units;
}

/**
 * Where only a place's published numbers are known, the variance that they allow for: of a share at most E(1 − E/n), which is
 * what it is when all courses have the same chance. Limits made of it are never too narrow.
 */
export function withVariance(
	{ kind, fit: { residualVariance } }: CaseMixModel,
	{ n, observed, expected }: Omit<ExpectedCount, 'variance'>,
): ExpectedCount {
	const each = kind === 'proportion' ? (expected / n) * (1 - expected / n) : (residualVariance ?? 0);
	return { n, observed, expected, variance: n * each };
}
