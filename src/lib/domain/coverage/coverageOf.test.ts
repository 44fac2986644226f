import { describe, expect, test } from 'vitest';
import { coverageOf } from './coverageOf.ts';

const reported = { year: 2024, source: 'KPR', count: 50 } as const;

describe('coverageOf', () => {
	test('is registered divided by reported, with the year and source of the count', () => {
		const coverage = coverageOf(41, reported);
		expect(coverage).toMatchObject({
			year: 2024,
			source: 'KPR',
			registered: 41,
			reported: 50,
			share: 0.82,
			level: 'high',
		});
		// R: prop.test(41, 50, correct = FALSE)$conf.int
		expect(coverage.interval?.lower).toBeCloseTo(0.692, 3);
		expect(coverage.interval?.upper).toBeCloseTo(0.9023, 3);
	});

	test.each([
		[40, 'high'],
		[39, 'moderate'],
		[30, 'moderate'],
		[29, 'low'],
		[0, 'low'],
	] as const)('%i of 50 is %s', (registered, level) => {
		expect(coverageOf(registered, reported).level).toBe(level);
	});

	test('all of them is whole; more than all has neither interval nor level', () => {
		expect(coverageOf(50, reported)).toMatchObject({ share: 1, level: 'high' });
		expect(coverageOf(53, reported)).toMatchObject({ share: 1.06, interval: null, level: null });
	});

	test('refuses what is no count', () => {
		expect(() => coverageOf(-1, reported)).toThrow(/registered/);
		expect(() => coverageOf(1.5, reported)).toThrow(/registered/);
		expect(() => coverageOf(1, { ...reported, count: 0 })).toThrow(/count/);
	});
});
