import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { inverseProbabilityWeighted, type ResponseStratum } from './inverseProbabilityWeighted.ts';

describe('inverseProbabilityWeighted', () => {
	it('agrees with ipw_strata', () => {
		const { input, expected } = oracle<
			Record<'N' | 'responded' | 'success', number[]>,
			Record<'completeness' | 'naive' | 'ipw' | 'se' | 'worst' | 'best' | 'kish_n_eff', number>
		>('ipw_strata');
		const strata = input.N.map((eligible, index) => ({
			eligible,
			responded: input.responded[index] ?? 0,
			successes: input.success[index] ?? 0,
		}));
		const found = inverseProbabilityWeighted(frozen(strata));
		expectClose(
			[found.completeness, found.naive, found.estimate, found.standardError],
			[expected.completeness, expected.naive, expected.ipw, expected.se],
		);
		expectClose(
			[found.worstCase, found.bestCase, found.effectiveSampleSize],
			[expected.worst, expected.best, expected.kish_n_eff],
		);
		expectClose(found.weights, [40 / 32, 50 / 30, 30 / 9]);
	});

	it('agrees with R on ipw_records', () => {
		const { input, expected } = fromR<
			{ strata: ResponseStratum[] },
			Record<'completeness' | 'naive' | 'estimate' | 'standardError' | 'effectiveSampleSize', number>
		>('ipw_records');
		const found = inverseProbabilityWeighted(input.strata);
		expectClose(
			[found.completeness, found.naive, found.estimate, found.standardError, found.effectiveSampleSize],
			[
				expected.completeness,
				expected.naive,
				expected.estimate,
				expected.standardError,
				expected.effectiveSampleSize,
			],
		);
	});

	it('changes nothing when everybody answered', () => {
		const found = inverseProbabilityWeighted([{ eligible: 8, responded: 8, successes: 2 }]);
		expect(found).toMatchObject({
			completeness: 1,
			naive: 0.25,
			estimate: 0.25,
			worstCase: 0.25,
			bestCase: 0.25,
		});
		expectClose(found.effectiveSampleSize, 8);
	});

	it('is sure only of what it saw when all or none have the outcome', () => {
		expect(inverseProbabilityWeighted([{ eligible: 8, responded: 4, successes: 4 }])).toMatchObject({
			estimate: 1,
			standardError: 0,
			worstCase: 0.5,
		});
		expect(inverseProbabilityWeighted([{ eligible: 8, responded: 4, successes: 0 }]).estimate).toBe(0);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => inverseProbabilityWeighted([])).toThrow(/^strata must be a sample/);
		expect(() => inverseProbabilityWeighted([{ eligible: 0, responded: 0, successes: 0 }])).toThrow(
			/^strata\[0\]\.eligible /,
		);
		expect(() => inverseProbabilityWeighted([{ eligible: 5, responded: 0, successes: 0 }])).toThrow(
			new RangeError('strata[0].responded must be a whole number from 1 to 5'),
		);
		expect(() => inverseProbabilityWeighted([{ eligible: 5, responded: 6, successes: 0 }])).toThrow(
			RangeError,
		);
		expect(() => inverseProbabilityWeighted([{ eligible: 5, responded: 3, successes: 4 }])).toThrow(
			/^strata\[0\]\.successes /,
		);
	});
});
