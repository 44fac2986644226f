/** What an indicator is, and how a share is judged against it. The definitions themselves are data (indicator_definition). */

/** Every indicator of the registry, in the order of the tables. */
export const indicatorIds = [
	'function_improved',
	'goals_attained',
	'work_m12',
	'function_paired',
	'followup_m12_done',
	'patient_satisfied',
] as const;
export type IndicatorId = (typeof indicatorIds)[number];

/** Groups of the tables: what patients gained, what was done, how it felt. */
export const indicatorLevels = ['outcome', 'process', 'experience', 'use'] as const;
export type IndicatorLevel = (typeof indicatorLevels)[number];

export const thresholdSources = ['proposal', 'work_directed_units'] as const;
export type ThresholdSource = (typeof thresholdSources)[number];

/** One version of a definition. */
export interface IndicatorDefinition {
	id: IndicatorId;
	version: number;
	/** First day (YYYY-MM-DD) on which it counts; `validTo` is the first day on which it no longer does. */
	validFrom: string;
	validTo: string | null;
	level: IndicatorLevel;
	better: 'higher' | 'lower';
	/** Shares from 0 to 1; null where nobody has set a level. */
	green: number | null;
	yellow: number | null;
	thresholdSource: ThresholdSource;
	minimumPublic: number;
	minimumOwn: number;
	maturesAfterDays: number;
}

export type Judgement = 'high' | 'moderate' | 'low';

/** Why a cell has no number: too few, hidden to protect another cell, or nothing registered. */
export const maskReasons = ['few', 'secondary', 'none'] as const;
export type MaskReason = (typeof maskReasons)[number];

interface Place {
	organisation: string;
	year: number;
	indicator: IndicatorId;
}

/** A cell that may be shown. Shares and their limits are from 0 to 1. */
export interface ShownCell extends Place {
	mask: null;
	numerator: number;
	denominator: number;
	/** How many of the denominator were asked and answered; null where the question has no sense. */
	answered: number | null;
	share: number;
	/** Wilson's interval, 95 %. */
	interval: { lower: number; upper: number };
	/** The same share among those who answered; null where nobody did or nobody was asked. */
	amongAnswered: { share: number; lower: number; upper: number } | null;
	level: Judgement | null;
}

/** A cell that may not be shown, or that holds nothing: a reason and no number. */
export interface MaskedCell extends Place {
	mask: MaskReason;
}

export type IndicatorCell = ShownCell | MaskedCell;

/** The level of a share; null where the definition has no thresholds. On the threshold counts as reached. */
export function judge(
	definition: Pick<IndicatorDefinition, 'better' | 'green' | 'yellow'>,
	share: number,
): Judgement | null {
	if (!(share >= 0 && share <= 1)) throw new RangeError(`share must be from 0 to 1, got ${share}`);
	const { green, yellow, better } = definition;
	if (green === null || yellow === null) return null;
	const reaches = (threshold: number) => (better === 'higher' ? share >= threshold : share <= threshold);
	if (reaches(green)) return 'high';
	return reaches(yellow) ? 'moderate' : 'low';
}

/** The version that was valid on the last day of a year: history is judged by the definition of its time. */
export function definitionIn(
	definitions: readonly IndicatorDefinition[],
	id: IndicatorId,
	year: number,
): IndicatorDefinition | undefined {
	const day = `${year}-12-31`;
	return definitions.find(
		(definition) =>
			definition.id === id &&
			definition.validFrom <= day &&
			(definition.validTo === null || definition.validTo > day),
	);
}

/** Tells whether a text from outside (address, database) names an indicator. */
export function isIndicatorId(id: string): id is IndicatorId {
	return indicatorIds.some((known) => known === id);
}
