import { coverageOf, type Coverage } from './coverageOf.ts';
import type { ReportSource } from './sources.ts';

/** What is known of a unit in one year. */
export interface YearCounts {
	year: number;
	/** Completed courses that ended in the year. */
	registered: number;
	reported: { source: ReportSource; count: number } | null;
}

/** A coverage and the year it is of, which may be earlier than the one that was asked for and is then to be shown. */
export interface DatedCoverage {
	ofYear: number;
	coverage: Coverage;
}

/**
 * The coverage of a year; where nothing is reported for it, that of the newest earlier year with a count. Both its
 * numbers are then of the earlier year: registered of one year is never divided by reported of another.
 *
 * @returns null where nothing is reported for the year or any before
 */
export function newestCoverage(counts: readonly YearCounts[], year: number): DatedCoverage | null {
	let newest: DatedCoverage | null = null;
	for (const { year: ofYear, registered, reported } of counts) {
		if (!reported || ofYear > year || (newest && newest.ofYear > ofYear)) continue;
		newest = { ofYear, coverage: coverageOf(registered, { year: ofYear, ...reported }) };
	}
	return newest;
}
