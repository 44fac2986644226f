/** The words of the indicators: titles, definitions, levels, masks, and a cell read aloud. */
import * as m from '../paraglide/messages.js';
import { getLocale, type Locale } from '../paraglide/runtime.js';
import { formatInterval, formatNumber, formatPercent } from './format.ts';
import type {
	IndicatorDefinition,
	IndicatorId,
	IndicatorLevel,
	Judgement,
	MaskedCell,
	ShownCell,
	ThresholdSource,
} from './indicators.ts';
import type { Texts } from './instrumentLabels.ts';

const titles: Texts<IndicatorId> = {
	function_improved: m.indicator_function_improved_title,
	goals_attained: m.indicator_goals_attained_title,
	work_m12: m.indicator_work_m12_title,
	function_paired: m.indicator_function_paired_title,
	followup_m12_done: m.indicator_followup_m12_done_title,
	patient_satisfied: m.indicator_patient_satisfied_title,
};

export function indicatorTitle(id: IndicatorId, locale?: Locale): string {
	return titles[id]({}, { locale });
}

const levels: Texts<IndicatorLevel> = {
	outcome: m.indicator_level_outcome,
	process: m.indicator_level_process,
	experience: m.indicator_level_experience,
	use: m.indicator_level_use,
};

export function indicatorLevelLabel(level: IndicatorLevel, locale?: Locale): string {
	return levels[level]({}, { locale });
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
	proposal: m.threshold_source_proposal,
	work_directed_units: m.threshold_source_work_directed_units,
};

export function thresholdSourceLabel(source: ThresholdSource, locale?: Locale): string {
	return sources[source]({}, { locale });
}

/** The desired level with its direction: "≥ 60 %"; null where nobody has set one. */
export function desiredLevel(definition: Pick<IndicatorDefinition, 'better' | 'green'>): string | null {
	if (definition.green === null) return null;
	const share = formatPercent(definition.green);
	return definition.better === 'higher' ? m.at_least({ share }) : m.at_most({ share });
}

/**
 * Why a cell has no number. `minimum` is the one that applies to the reader, `thisYear` tells whether a
 * 12-month indicator can have any course at all yet.
 */
export function maskLabel(
	cell: MaskedCell,
	minimum: number,
	definition: Pick<IndicatorDefinition, 'maturesAfterDays'>,
	thisYear: number,
): string {
	if (cell.mask === 'few') return m.mask_few({ minimum });
	if (cell.mask === 'secondary') return m.mask_secondary();
	return definition.maturesAfterDays > 0 && cell.year >= thisYear ? m.mask_immature() : m.mask_none();
}

/** "241 av 377" */
export function countText(numerator: number, denominator: number): string {
	return m.x_of_y({ numerator: formatNumber(numerator), denominator: formatNumber(denominator) });
}

/** The limits without the sign of per cent, as they stand behind "KI": "59–69". */
export function limitsText({ lower, upper }: { lower: number; upper: number }, decimals = 0): string {
	return formatInterval(
		Number((lower * 100).toPrecision(12)),
		Number((upper * 100).toPrecision(12)),
		decimals,
	);
}

/** A cell in one sentence: "Fjordvik, 2025: 64 % (241 av 377, 95 % KI 59–69)". */
export function cellReading(cell: ShownCell, organisation: string): string {
	return m.indicator_reading({
		organisation,
		year: cell.year,
		share: formatPercent(cell.share),
		count: countText(cell.numerator, cell.denominator),
		interval: m.ci_95({ interval: limitsText(cell.interval) }),
	});
}

/** A difference of shares in percentage points with its sign: "+19", "−13". */
export function pointsText(difference: number, locale: Locale = getLocale()): string {
	const text = formatNumber(Number((difference * 100).toPrecision(12)), 0, locale);
	return difference > 0 && text !== '0' ? `+${text}` : text;
}
