import { newestCoverage, type YearCounts } from './newestCoverage.ts';
import type { Coverage } from './coverageOf.ts';

/** A unit in a year: its own coverage, or else the newest earlier one, to be shown with its year. */
export interface CoverageCell {
	year: number;
	registered: number;
	coverage: Coverage | null;
	earlier: Coverage | null;
}

export interface CoverageRow {
	id: string;
	name: string;
	cells: CoverageCell[];
}

/** Units down, years across. */
export function coverageTable(
	units: readonly { id: string; name: string; years: readonly YearCounts[] }[],
	years: readonly number[],
): CoverageRow[] {
	return units.map(({ id, name, years: counts }) => ({
		id,
		name,
		cells: years.map((year) => {
			const newest = newestCoverage(counts, year);
			const isOwn = newest?.ofYear === year;
			return {
				year,
				registered: counts.find((one) => one.year === year)?.registered ?? 0,
				coverage: newest && isOwn ? newest.coverage : null,
				earlier: newest && !isOwn ? newest.coverage : null,
			};
		}),
	}));
}

/** The year that runs and the five before it, newest first: later ones cannot have been reported. */
export function shownYears(thisYear: number): number[] {
	return Array.from({ length: 6 }, (_, index) => thisYear - index);
}
