import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedCounts, expectedOf, fitCaseMix, withVariance, type CaseMixModel } from './index.ts';
import { share, usual } from './samplePatterns.ts';

const model: CaseMixModel = {
	kind: 'proportion',
	terms: [
		{ covariate: 'intercept', category: null, coefficient: 0, standardError: 0.1, n: 300 },
		{ covariate: 'sex', category: 'female', coefficient: 0, standardError: null, n: 200 },
		{ covariate: 'sex', category: 'male', coefficient: Math.log(3), standardError: 0.2, n: 100 },
	],
	fit: {
		...{ n: 300, national: 0.6, events: 180, cStatistic: 0.6, rSquared: null, deviance: 400 },
		...{ residualVariance: null, calibration: [], joined: [], dropped: [] },
	},
};

const pattern = fc
	.record({
		age_band: fc.constantFrom('50-59', '60-69', '70-79'),
		sex: fc.constantFrom('female', 'male'),
		diagnosis_group: fc.constantFrom('stroke', 'pain', 'heart'),
		start_level: fc.constantFrom('1', '2', 'unknown'),
		phase: fc.constantFrom('early', 'late'),
		service_type: fc.constantFrom('none', 'day'),
		unit: fc.constantFrom('unit-1', 'unit-2', 'unit-3'),
		n: fc.integer({ min: 1, max: 30 }),
		percent: fc.integer({ min: 10, max: 90 }),
	})
	.map(({ n, percent, unit, ...categories }) => share(n, Math.round((n * percent) / 100), categories, unit));

describe('expectedOf', () => {
	it('gives the chance of a course by its categories', () => {
		expect(expectedOf(model, usual)).toBeCloseTo(0.5, 12);
		expect(expectedOf(model, { ...usual, sex: 'male' })).toBeCloseTo(0.75, 12);
	});

	it('takes a category that the model does not know for the reference', () => {
		expect(expectedOf(model, { ...usual, sex: 'unknown' })).toBe(expectedOf(model, usual));
	});

	it('gives the mean of such courses for a linear model', () => {
		expect(expectedOf({ ...model, kind: 'mean' }, { ...usual, sex: 'male' })).toBeCloseTo(Math.log(3), 12);
	});
});

describe('expectedCounts', () => {
	it('adds up what is observed and expected per unit, with the variance of chance', () => {
		const counts = expectedCounts(model, [
			share(10, 4),
			share(20, 18, { sex: 'male' }),
			share(8, 1, { sex: 'male' }, 'unit-2'),
		]);
		const near = (value: number) => expect.closeTo(value, 9);
		expect([...counts]).toEqual([
			['unit-1', { n: 30, observed: 22, expected: near(20), variance: near(2.5 + 3.75) }],
			['unit-2', { n: 8, observed: 1, expected: near(6), variance: near(1.5) }],
		]);
	});

	it('expects of the nation what was observed there, in the year of the model', () => {
		let fitted = 0;
		fc.assert(
			fc.property(fc.array(pattern, { minLength: 40, maxLength: 80 }), (patterns) => {
				const own = fitCaseMix(patterns, 'proportion');
				if ('refused' in own) return;
				fitted += 1;
				const all = [...expectedCounts(own, patterns).values()];
				const sum = (part: 'observed' | 'expected') => all.reduce((total, place) => total + place[part], 0);
				expect(sum('expected')).toBeCloseTo(sum('observed'), 6);
				expect(all.every(({ expected, variance }) => expected > 0 && variance > 0)).toBe(true);
			}),
			{ numRuns: 60 },
		);
		expect(fitted).toBeGreaterThan(30);
	});
});

describe('withVariance', () => {
	it('allows a share at least the variance of its courses', () => {
		const [exact] = expectedCounts(model, [share(20, 9), share(20, 18, { sex: 'male' })]).values();
		if (!exact) throw new Error('no unit');
		const { variance, ...published } = exact;
		const known = withVariance(model, published);
		expect(known).toMatchObject(published);
		expect(known.variance).toBeCloseTo(40 * 0.625 * 0.375, 9);
		expect(known.variance).toBeGreaterThan(variance);
	});

	it('gives each course of a mean the variance of the model', () => {
		const mean: CaseMixModel = { ...model, kind: 'mean', fit: { ...model.fit, residualVariance: 1.5 } };
		expect(withVariance(mean, { n: 12, observed: 30, expected: 25 }).variance).toBeCloseTo(18, 12);
	});
});
