import { describe, expect, it } from 'vitest';
import { regressionToMean } from '../../stats/regressionToMean.ts';
import { withStatistics, type ShownEffect } from './measures.ts';
import { expectedByRegression } from './regression.ts';

function whole(instrument: 'barthel20' | 'nprs' | 'tug', covariance: number): ShownEffect {
	const row = withStatistics({
		...{ instrument, part: '', mask: null, n: 100, mean_start: 8, mean_end: 10, mean_change: 2 },
		...{ sd_start: 4, sd_end: 4, sd_change: 3, covariance },
	});
	if (row.mask !== null || 'steps' in row) throw new Error('the row is shown with a mean');
	return row;
}

describe('expectedByRegression', () => {
	it('lifts those who start lowest and lowers those who start highest, in the better direction', () => {
		const { expected } = regressionToMean(8, 10, 6, 5, { side: 'below' });
		expect(expectedByRegression(whole('barthel20', 10), '1')).toBeCloseTo(expected, 12);
		expect(expectedByRegression(whole('barthel20', 10), '4')).toBeLessThan(0);
		// Pain: the worst quarter lies above 7.5.
		const pain = regressionToMean(8, 10, 6, 7.5, { side: 'above' });
		expect(expectedByRegression(whole('nprs', 10), '1')).toBeCloseTo(pain.expected, 12);
	});

	it('expects nothing where before says all about after, and most where it says nothing', () => {
		expect(expectedByRegression(whole('barthel20', 16), '1')).toBe(0);
		const most = expectedByRegression(whole('barthel20', -3), '1') ?? 0;
		expect(most).toBeGreaterThan(expectedByRegression(whole('barthel20', 8), '1') ?? Infinity);
	});

	it('says nothing of the quarters between and of scales without ends', () => {
		expect(expectedByRegression(whole('barthel20', 10), '2')).toBeNull();
		expect(expectedByRegression(whole('tug', 10), '1')).toBeNull();
	});
});
