import { describe, expect, test } from 'vitest';
import { coverageTable, shownYears } from './coverageTable.ts';
import { newestCoverage, type YearCounts } from './newestCoverage.ts';

const counts: YearCounts[] = [
	{ year: 2022, registered: 30, reported: { source: 'KPR', count: 50 } },
	{ year: 2023, registered: 40, reported: { source: 'NPR', count: 50 } },
	{ year: 2024, registered: 45, reported: null },
	{ year: 2025, registered: 10, reported: { source: 'NPR', count: 10 } },
];

describe('newestCoverage', () => {
	test('is that of the year where the year has a count', () => {
		expect(newestCoverage(counts, 2022)).toMatchObject({ ofYear: 2022, coverage: { share: 0.6 } });
	});

	test('is else that of the newest earlier year, by its own numbers and marked with its year', () => {
		const found = newestCoverage(counts, 2024);
		expect(found).toMatchObject({
			ofYear: 2023,
			coverage: { year: 2023, source: 'NPR', registered: 40, reported: 50, share: 0.8 },
		});
		expect(newestCoverage(counts.toReversed(), 2024)).toEqual(found);
	});

	test('is never that of a later year, and null where nothing was reported before', () => {
		expect(newestCoverage(counts, 2021)).toBeNull();
		expect(newestCoverage([], 2024)).toBeNull();
	});
});

describe('coverageTable', () => {
	test('keeps what is of the year apart from what is of an earlier one', () => {
		const [row] = coverageTable([{ id: 'a', name: 'A', years: counts }], [2024, 2023, 2021]);
		expect(row?.cells).toMatchObject([
			{ year: 2024, registered: 45, coverage: null, earlier: { year: 2023 } },
			{ year: 2023, registered: 40, coverage: { year: 2023 }, earlier: null },
			{ year: 2021, registered: 0, coverage: null, earlier: null },
		]);
	});

	test('shows the year that runs first', () => {
		expect(shownYears(2026)).toEqual([2026, 2025, 2024, 2023, 2022, 2021]);
	});
});
