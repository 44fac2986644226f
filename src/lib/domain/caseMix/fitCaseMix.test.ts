import { describe, expect, it } from 'vitest';
import { caseMixModelSchema, fitCaseMix, type CaseMixModel } from './index.ts';
import { share, values } from './samplePatterns.ts';

const termsOf = (model: ReturnType<typeof fitCaseMix>) =>
	'refused' in model ? [model.refused] : model.terms.map(({ covariate, category }) => [covariate, category]);

function fitOf(model: ReturnType<typeof fitCaseMix>): CaseMixModel['fit'] {
	if ('refused' in model) throw new Error(model.refused);
	return model.fit;
}

describe('fitCaseMix', () => {
	it('compares with the most frequent category and says how many courses each has', () => {
		const model = fitCaseMix([share(150, 90), share(100, 40, { sex: 'male' })], 'proportion');
		expect('refused' in model ? model : model.terms.filter(({ covariate }) => covariate === 'sex')).toEqual([
			{ covariate: 'sex', category: 'female', coefficient: 0, standardError: null, n: 150 },
			{
				covariate: 'sex',
				category: 'male',
				coefficient: expect.closeTo(Math.log(40 / 60) - Math.log(90 / 60), 9),
				standardError: expect.closeTo(Math.sqrt(1 / 90 + 1 / 60 + 1 / 40 + 1 / 60), 9),
				n: 100,
			},
		]);
		expect(fitOf(model)).toMatchObject({ n: 250, events: 130, national: 0.52, joined: [], dropped: [] });
	});

	it('is the same for the parts of units as for the nation, and in any order', () => {
		const parts = [
			share(90, 50),
			share(60, 40, { sex: 'male' }, 'unit-2'),
			share(60, 40, {}, 'unit-2'),
			share(40, 10, { sex: 'male' }),
		];
		const whole = [share(150, 90), share(100, 50, { sex: 'male' })];
		const model = fitOf(fitCaseMix(whole, 'proportion'));
		for (const patterns of [parts, parts.toReversed()]) {
			expect(fitOf(fitCaseMix(patterns, 'proportion')).deviance).toBeCloseTo(model.deviance, 9);
		}
	});

	it('joins categories under 20 courses, or with under 5 of an outcome, to the reference, and says so', () => {
		const model = fitCaseMix(
			[
				share(150, 90),
				share(100, 40, { diagnosis_group: 'pain' }),
				share(19, 9, { diagnosis_group: 'amputation' }),
				share(40, 36, { diagnosis_group: 'lung' }),
				share(20, 5, { diagnosis_group: 'heart' }),
			],
			'proportion',
		);
		expect(fitOf(model).joined).toEqual([
			{ covariate: 'diagnosis_group', categories: ['lung', 'amputation'] },
		]);
		expect(
			'refused' in model ? [] : model.terms.filter((term) => term.covariate === 'diagnosis_group'),
		).toEqual([
			expect.objectContaining({ category: 'stroke', n: 150 + 19 + 40 }),
			expect.objectContaining({ category: 'pain', n: 100 }),
			expect.objectContaining({ category: 'heart', n: 20 }),
		]);
	});

	it('leaves out service type first, then phase, where events are under ten a term', () => {
		// 30 events carry three terms of the five.
		const patterns = [
			share(400, 8),
			share(200, 6, { service_type: 'day' }),
			share(200, 5, { phase: 'early' }),
			share(200, 5, { sex: 'male' }),
			share(150, 6, { age_band: '50-59' }),
		];
		const model = fitCaseMix([...patterns, share(20, 0, { start_level: '1' })], 'proportion');
		expect(fitOf(model).dropped).toEqual(['service_type']);
		expect(termsOf(model)).toContainEqual(['phase', 'early']);
		const fewer = fitCaseMix(
			patterns.map((pattern) => ({ ...pattern, sum: 5, squares: 5 })),
			'proportion',
		);
		expect(fitOf(fewer).dropped).toEqual(['service_type', 'phase']);
		expect(termsOf(fewer)).not.toContainEqual(['phase', 'early']);
	});

	it('fits means with the share explained instead of a concordance', () => {
		const numbers = Array.from({ length: 120 }, (_, index) => (index % 7) - 2);
		const model = fitCaseMix(
			[
				values(numbers),
				values(
					numbers.map((value) => value + 2),
					{ sex: 'male' },
				),
			],
			'mean',
		);
		const { national, cStatistic, events, rSquared, calibration } = fitOf(model);
		expect({ cStatistic, events, calibration }).toEqual({ cStatistic: null, events: null, calibration: [] });
		expect(rSquared).toBeGreaterThan(0.1);
		expect(national).toBeCloseTo(numbers.reduce((sum, value) => sum + value, 0) / 120 + 1, 9);
	});

	it('can be frozen as JSON', () => {
		const model = fitCaseMix([share(150, 90), share(100, 40, { sex: 'male' })], 'proportion');
		expect(caseMixModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
	});

	it('shows no group of under 20 courses in the calibration', () => {
		const ages = ['18-29', '30-39', '40-49', '50-59', '70-79', '80-89'];
		const { calibration } = fitOf(
			fitCaseMix(
				[share(200, 100), ...ages.map((age_band, at) => share(21, 8 + at, { age_band }))],
				'proportion',
			),
		);
		expect(calibration.length).toBeGreaterThan(2);
		expect(Math.min(...calibration.map(({ n }) => n))).toBeGreaterThanOrEqual(20);
		expect(calibration.reduce((sum, { n }) => sum + n, 0)).toBe(326);
	});
});

describe('fitCaseMix refuses', () => {
	it.each([
		['under 200 courses', [share(100, 50), share(99, 30, { sex: 'male' })], 'proportion', 'few_courses'],
		['nothing at all', [], 'mean', 'few_courses'],
		['courses that are all alike', [share(300, 150)], 'proportion', 'no_variation'],
		[
			'events under ten for a term of age',
			[share(200, 4), share(100, 5, { age_band: '50-59' })],
			'proportion',
			'few_events',
		],
		['events that nobody has', [share(200, 0), share(100, 0, { sex: 'male' })], 'proportion', 'no_variation'],
		[
			'a category that follows from another',
			[share(200, 100), share(100, 30, { sex: 'male', phase: 'early' })],
			'proportion',
			'dependent',
		],
		[
			'the same for means',
			[
				values(Array.from({ length: 150 }, (_, at) => at % 5)),
				values(
					Array.from({ length: 100 }, (_, at) => at % 3),
					{ sex: 'male', phase: 'early' },
				),
			],
			'mean',
			'dependent',
		],
		[
			'values that do not differ',
			[values(Array<number>(150).fill(2)), values(Array<number>(100).fill(2), { sex: 'male' })],
			'mean',
			'no_variation',
		],
		[
			'categories that together predict the outcome',
			// Each category has both outcomes, but sex and phase together tell which.
			[
				share(200, 200),
				share(100, 50, { sex: 'male' }),
				share(100, 50, { phase: 'early' }),
				share(100, 0, { sex: 'male', phase: 'early' }),
			],
			'proportion',
			'separated',
		],
	] as const)('%s', (_, patterns, kind, refused) => {
		expect(fitCaseMix(patterns, kind)).toEqual({ refused });
	});
});
