/** The words of the indicators: titles, levels, sources, masks, and a cell read aloud. */
import * as m from '../paraglide/messages.js';
import type { Locale } from '../paraglide/runtime.js';
import type {
	IndicatorDefinition,
	IndicatorKind,
	IndicatorLevel,
	Judgement,
	MaskedCell,
	ShownCell,
	ThresholdSource,
} from './indicators.ts';
import { cellCount, cellLimits, cellValue, formatValue } from './indicatorsValue.ts';
import type { Texts } from './instrumentLabels.ts';

export { indicatorTitle } from './indicatorsTitles.ts';

const levels: Texts<IndicatorLevel> = {
	outcome: m.indicator_level_outcome,
	process: m.indicator_level_process,
	experience: m.indicator_level_experience,
	use: m.indicator_level_use,
};

export function indicatorLevelLabel(level: IndicatorLevel, locale?: Locale): string {
	return levels[level]({}, { locale });
}

const kinds: Texts<IndicatorKind> = {
	proportion: m.indicator_kind_proportion,
	mean: m.indicator_kind_mean,
	median: m.indicator_kind_median,
	rate: m.indicator_kind_rate,
	coverage: m.indicator_kind_coverage,
};

/** What the value is, as a heading: "Andel", "Median". */
export function indicatorKindLabel(kind: IndicatorKind, locale?: Locale): string {
	return kinds[kind]({}, { locale });
}

const judgements: Texts<Judgement> = {
	high: m.judgement_high,
	moderate: m.judgement_moderate,
	low: m.judgement_low,
};

export function levelLabel(level: Judgement, locale?: Locale): string {
	return judgements[level]({}, { locale });
}

const sources: Texts<ThresholdSource> = {
	none: m.threshold_source_none,
	proposal: m.threshold_source_proposal,
	work_directed_units: m.threshold_source_work_directed_units,
	everyday_rehabilitation: m.threshold_source_everyday_rehabilitation,
	goal_form_in_use: m.threshold_source_goal_form_in_use,
	fixed_followup_today: m.threshold_source_fixed_followup_today,
};

export function thresholdSourceLabel(source: ThresholdSource, locale?: Locale): string {
	return sources[source]({}, { locale });
}

/** The desired level with its direction: "≥ 60 %"; null where nobody has set one. */
export function desiredLevel(
	definition: Pick<IndicatorDefinition, 'better' | 'green' | 'valueUnit'>,
): string | null {
	if (definition.green === null) return null;
	const value = formatValue(definition.valueUnit, definition.green);
	return definition.better === 'lower' ? m.at_most({ value }) : m.at_least({ value });
}

/**
 * Why a cell has no number. `minimum` is the one that applies to the reader, `thisYear` tells whether an indicator
 * that asks months later can have any course at all yet.
 */
export function maskLabel(
	cell: Pick<MaskedCell, 'mask' | 'year'>,
	minimum: number,
	definition: Pick<IndicatorDefinition, 'maturesAfterDays'>,
	thisYear: number,
): string {
	if (cell.mask === 'coverage') return m.mask_coverage();
	if (cell.mask === 'few') return m.mask_few({ minimum });
	if (cell.mask === 'secondary') return m.mask_secondary();
	if (cell.mask === 'detail') return m.mask_detail();
	return definition.maturesAfterDays > 0 && cell.year >= thisYear ? m.mask_immature() : m.mask_none();
}

/** A value with what it rests on: "64 % (241 av 377, 95 % KI 59–69)", "12 dager (377 forløp)". */
export function valueWithCount(cell: ShownCell): string {
	const [value, count, limits] = [cellValue(cell), cellCount(cell), cellLimits(cell)];
	if (limits === null) return m.indicator_value_counted({ value, count });
	return m.indicator_value_sure({ value, count, interval: m.ci_95({ interval: limits }) });
}

/** A cell in one sentence: "Fjordvik, 2025: 64 % (241 av 377, 95 % KI 59–69)". */
export function cellReading(cell: ShownCell, organisation: string): string {
	return m.indicator_reading({ organisation, year: cell.year, value: valueWithCount(cell) });
}
