import { describe, expect, it } from 'vitest';
import { weightedAnswers } from './weightedAnswers.ts';

describe('weightedAnswers', () => {
	it('lets answers stand for those like them who did not answer', () => {
		// Half of the second stratum answered, and fewer of them succeeded: the plain share of 60 % flatters.
		const weighted = weightedAnswers([
			{ eligible: 40, responded: 40, successes: 30 },
			{ eligible: 40, responded: 20, successes: 6 },
		]);
		expect(weighted).toMatchObject({ value: 0.525, strata: 2, effectiveAnswers: 53 });
		expect(weighted?.interval?.lower).toBeLessThan(0.525);
		expect(weighted?.interval?.upper).toBeGreaterThan(0.525);
	});

	it('is the plain share where all strata answer alike', () => {
		expect(weightedAnswers([{ eligible: 40, responded: 32, successes: 24 }])?.value).toBe(0.75);
	});

	it('gives no limits where nobody differs, and nothing without answers', () => {
		expect(weightedAnswers([{ eligible: 9, responded: 6, successes: 6 }])).toMatchObject({
			...{ value: 1, interval: null },
		});
		expect(weightedAnswers([])).toBeNull();
	});
});
