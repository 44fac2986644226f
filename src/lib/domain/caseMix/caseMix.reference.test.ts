import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../../tests/reference/reference.ts';
import { expectedCounts, fitCaseMix, judgeUnits, type CaseMixModel } from './index.ts';
import { caseMixFromR } from './samplePatterns.ts';

interface FromR {
	coefficients: Record<string, number>;
	standardErrors: Record<string, number>;
	n: Record<string, number>;
	observed: Record<string, number>;
	expected: Record<string, number>;
	shrunken: number[];
}

function fitted(model: ReturnType<typeof fitCaseMix>): CaseMixModel {
	if ('refused' in model) throw new Error(model.refused);
	return model;
}

/** R writes (Intercept) and covariate and category in one word; references are left out there. */
const own = ({ terms }: CaseMixModel) =>
	terms
		.filter(({ standardError }) => standardError !== null)
		.map((term) => ({
			...term,
			name: term.covariate === 'intercept' ? '(Intercept)' : `${term.covariate}${term.category}`,
		}));

function expectLikeR(model: CaseMixModel, units: ReturnType<typeof expectedCounts>, expected: FromR): void {
	const terms = own(model);
	expect(terms.map(({ name }) => name).toSorted()).toEqual(Object.keys(expected.coefficients).toSorted());
	for (const { name, coefficient, standardError } of terms) {
		expectClose(
			[coefficient, standardError],
			[expected.coefficients[name] ?? Number.NaN, expected.standardErrors[name] ?? Number.NaN],
		);
	}
	const places = Object.keys(expected.n);
	expect([...units.keys()].toSorted()).toEqual(places);
	for (const part of ['n', 'observed', 'expected'] as const) {
		expectClose(
			places.map((unit) => units.get(unit)?.[part]),
			places.map((unit) => expected[part][unit] ?? Number.NaN),
		);
	}
}

describe('case mix against R', () => {
	it('fits a proportion, expects per unit and shrinks the ratios', () => {
		const { patterns, expected } = caseMixFromR<
			FromR & { deviance: number; concordance: number; variance: Record<string, number> }
		>('case_mix_proportion');
		const model = fitted(fitCaseMix(patterns, 'proportion'));
		const units = expectedCounts(model, patterns);
		expectLikeR(model, units, expected);
		expectClose([model.fit.deviance, model.fit.cStatistic], [expected.deviance, expected.concordance]);
		expectClose(
			Object.keys(expected.variance).map((unit) => units.get(unit)?.variance),
			Object.values(expected.variance),
		);
		expect(model.fit.joined).toEqual([
			{ covariate: 'age_band', categories: ['90+'] },
			{ covariate: 'diagnosis_group', categories: ['amputation'] },
		]);
		const judged = judgeUnits(model, units);
		expectClose(
			Object.keys(expected.n).map((unit) => judged.units.get(unit)?.shrunken),
			expected.shrunken.map((ratio) => ratio * model.fit.national),
		);
	});

	it('fits a mean, expects per unit and shrinks the differences', () => {
		const { patterns, expected } = caseMixFromR<FromR & Record<'rSquared' | 'residualVariance', number>>(
			'case_mix_mean',
		);
		const model = fitted(fitCaseMix(patterns, 'mean'));
		const units = expectedCounts(model, patterns);
		expectLikeR(model, units, expected);
		expectClose(
			[model.fit.rSquared, model.fit.residualVariance],
			[expected.rSquared, expected.residualVariance],
		);
		const judged = judgeUnits(model, units);
		expectClose(
			Object.keys(expected.n).map((unit) => judged.units.get(unit)?.shrunken),
			expected.shrunken.map((difference) => difference + model.fit.national),
		);
	});
});
