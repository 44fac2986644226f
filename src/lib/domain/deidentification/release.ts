import type { ExportRow, QuasiIdentifier } from './exportRow.ts';
import type { Step } from './generalise.ts';
import type { Rungs } from './ladder.ts';
import type { Limit } from './limits.ts';
import type { MeasureColumn } from './measurements.ts';
import type { Risk } from './risk.ts';

export type Cell = string | number | boolean | null;
export type ReleasedRow = Readonly<Record<string, Cell>>;

/** What was done to a file before release, and the risk that is left. */
export interface DisclosureReport {
	/** Fewest persons in a class that was asked for. */
	threshold: number;
	rowsBefore: number;
	rowsAfter: number;
	personsBefore: number;
	personsAfter: number;
	steps: Step[];
	/** Rows that lost their quasi-identifiers. */
	suppressed: number;
	/** Rows left out: too few to hide among each other, even without quasi-identifiers. */
	dropped: number;
	/** Persons whose courses are not linked, since their combination is rare. */
	unlinked: number;
	limits: Limit[];
	/** Measures left out because fewer courses than the threshold have a value. */
	leftOut: string[];
	before: Risk;
	after: Risk;
}

export interface Release {
	columns: string[];
	rows: ReleasedRow[];
	rungs: Rungs;
	measures: MeasureColumn[];
	report: DisclosureReport;
}

export type Deidentified =
	{ released: true; release: Release } | { released: false; reason: 'too_few_persons'; needed: number };

/** Quasi-identifiers as they stand in the file; null where they were dropped or suppressed. */
export type Known = Readonly<Record<QuasiIdentifier, string | null>>;

/** A course on its way out. */
export interface Candidate {
	row: ExportRow;
	known: Known;
	suppressed: boolean;
}
