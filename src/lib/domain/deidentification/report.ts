/** What was done to a file before it was given out, and the risk and the use that are left. */
import type { Coding } from './coding.ts';
import type { Risk } from './risk.ts';

/** How far a quasi-identifier was generalised. */
export interface Level {
	name: string;
	rung: number;
	/** Name of the rung, as in the ladders: registered … dropped. */
	rungName: string;
}

/** A mean, or a mean change with the standardised response mean, at three places. */
export interface Utility {
	start: string;
	/** The later variable of a change; null for a number alone. */
	end: string | null;
	/** All courses, those in the file as coded, and those in the file that lost no quasi-identifier. */
	before: Moments;
	after: Moments;
	intact: Moments;
}

export interface Moments {
	n: number;
	mean: number | null;
	/** Mean change ÷ standard deviation of the change; null for a number alone. */
	effect: number | null;
}

export interface DisclosureReport {
	k: number;
	l: number;
	/** Highest prosecutor risk that is allowed. */
	ceiling: number;
	levels: Level[];
	/** Whether the rungs were searched for, or are those of the project's first release. */
	searched: { counted: number; combinations: number } | null;
	loss: number;
	rows: { population: number; released: number; suppressed: number; leftOut: number };
	persons: { population: number; released: number };
	before: Risk;
	after: Risk;
	/** Persons whose courses have a key each, because together they would stand out. */
	unlinkedPersons: number;
	/** Courses given in earlier releases of the project, which are in the file too; and those that have left it. */
	given: number;
	left: number;
	coding: Coding;
	/** By quasi-identifier: share of the rows in which it was suppressed. */
	suppressedShares: Record<string, number>;
	utility: Utility[];
}

export type RefusalReason = 'too_few_persons' | 'too_much_suppressed' | 'ceiling_not_reached' | 'nothing_new';

export interface Refusal {
	reason: RefusalReason;
	persons: number;
	needed: number;
}
