/** What an indicator is, and how a value is judged against it. The definitions themselves are data (indicator_definition). */
import type { IndicatorId, IndicatorKind, IndicatorLevel, ValueUnit } from './indicatorsIds.ts';

export * from './indicatorsCell.ts';
export * from './indicatorsIds.ts';

/** Where thresholds come from; none: nobody has set any. */
export const thresholdSources = [
	'none',
	'proposal',
	'work_directed_units',
	'everyday_rehabilitation',
	'goal_form_in_use',
	'fixed_followup_today',
] as const;
export type ThresholdSource = (typeof thresholdSources)[number];

/** Where a change is for the better; neither: more and less are read as they are. */
export const betterDirections = ['higher', 'lower', 'neither'] as const;
export type BetterDirection = (typeof betterDirections)[number];

/** One version of a definition. */
export interface IndicatorDefinition {
	id: IndicatorId;
	version: number;
	/** First day (YYYY-MM-DD) on which it counts; `validTo` is the first day on which it no longer does. */
	validFrom: string;
	validTo: string | null;
	level: IndicatorLevel;
	kind: IndicatorKind;
	valueUnit: ValueUnit;
	better: BetterDirection;
	/** In the unit of the value, shares from 0 to 1; null where nobody has set a level. */
	green: number | null;
	yellow: number | null;
	thresholdSource: ThresholdSource;
	minimumPublic: number;
	minimumOwn: number;
	maturesAfterDays: number;
}

export type Judgement = 'high' | 'moderate' | 'low';

/** A value that no indicator of the kind can have. */
function checkValue(kind: IndicatorKind, value: number): void {
	const [low, high] = kind === 'proportion' ? [0, 1] : [kind === 'mean' ? -Infinity : 0, Infinity];
	if (Number.isFinite(value) && value >= low && value <= high) return;
	throw new RangeError(`value of a ${kind} must be finite and from ${low} to ${high}, got ${value}`);
}

/** The level of a value; null where the definition has no thresholds. On the threshold counts as reached. */
export function judge(
	definition: Pick<IndicatorDefinition, 'kind' | 'better' | 'green' | 'yellow'>,
	value: number,
): Judgement | null {
	const { kind, green, yellow, better } = definition;
	checkValue(kind, value);
	if (green === null || yellow === null || better === 'neither') return null;
	// More registered than reported: a source that lacks courses cannot judge the registry.
	if (kind === 'coverage' && value > 1) return null;
	const reaches = (threshold: number) => (better === 'higher' ? value >= threshold : value <= threshold);
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
