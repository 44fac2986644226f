/** What stands in a table of indicators: a value with what it rests on, or the reason why there is none. */
import type { Interval } from '../stats/interval.ts';
import type { Judgement } from './indicators.ts';
import type { TwelveMonths } from './indicatorsSums.ts';
import type { IndicatorId, IndicatorKind } from './indicatorsIds.ts';

/**
 * Why a cell has no number: too little of what happened is registered, too few courses, hidden to protect another cell,
 * a part that is shown of the own organisation and the nation alone, or nothing registered. In the order in which they
 * are said.
 */
export const maskReasons = ['coverage', 'few', 'secondary', 'detail', 'none'] as const;
export type MaskReason = (typeof maskReasons)[number];

interface Place {
	organisation: string;
	year: number;
	/** 1 to 4; 0 is the whole year. */
	quarter: number;
	indicator: IndicatorId;
	/** Read as it is now, with the minimum of the own organisation; otherwise as published. */
	own: boolean;
}

/** The courses against what they would have come to with the nation's results for persons like them. */
export interface Adjusted {
	/** Courses that met it, or the sum of the values of a mean. */
	observed: number;
	expected: number;
}

/** A cell that may be shown. Its value is in the unit of its indicator; shares are from 0 to 1. */
export interface ShownCell extends Place {
	mask: null;
	kind: IndicatorKind;
	/** Courses that met it: of proportions, rates and coverage; null for means and medians, which have a value per course. */
	numerator: number | null;
	/** Courses that count (n); residents for a rate, courses of the other source for coverage. */
	denominator: number;
	/** Who is to be asked at 12 months, matured or not; null where nobody is. */
	eligible: number | null;
	/** How many of the denominator were asked and answered; null where the question has no sense. */
	answered: number | null;
	value: number;
	/** 95 %, in the unit of the value; null where none is known, as for a median of few. */
	interval: Interval | null;
	/** Of a mean or a rate, in the unit of the value; null where the counts say all. */
	standardError: number | null;
	/** The same value among those who answered; null where nobody did or nobody was asked. */
	amongAnswered: ({ value: number } & Interval) | null;
	/** The ways to count those who have not answered at 12 months; null where nobody is asked. */
	twelveMonths: TwelveMonths | null;
	/** Null where no model of the case mix says what to expect. */
	adjusted: Adjusted | null;
	level: Judgement | null;
}

/** A cell that may not be shown, or that holds nothing: a reason and no number. */
export interface MaskedCell extends Place {
	mask: MaskReason;
}

export type IndicatorCell = ShownCell | MaskedCell;
