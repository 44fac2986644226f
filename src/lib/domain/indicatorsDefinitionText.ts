/** A definition in plain words, for the page of one indicator. */
import * as m from '../paraglide/messages.js';
import { formatDate } from './formatDate.ts';
import { formatPercent } from './format.ts';
import type { IndicatorDefinition, IndicatorId } from './indicators.ts';
import { thresholdSourceLabel } from './indicatorsText.ts';

interface Words {
	why: () => string;
	numerator: () => string;
	denominator: () => string;
	exclusions: () => string;
}

const words: Readonly<Record<IndicatorId, Words>> = {
	function_improved: {
		why: m.indicator_function_improved_why,
		numerator: m.indicator_function_improved_numerator,
		denominator: m.indicator_function_improved_denominator,
		exclusions: m.indicator_function_improved_exclusions,
	},
	goals_attained: {
		why: m.indicator_goals_attained_why,
		numerator: m.indicator_goals_attained_numerator,
		denominator: m.indicator_goals_attained_denominator,
		exclusions: m.indicator_goals_attained_exclusions,
	},
	work_m12: {
		why: m.indicator_work_m12_why,
		numerator: m.indicator_work_m12_numerator,
		denominator: m.indicator_work_m12_denominator,
		exclusions: m.indicator_work_m12_exclusions,
	},
	function_paired: {
		why: m.indicator_function_paired_why,
		numerator: m.indicator_function_paired_numerator,
		denominator: m.indicator_function_paired_denominator,
		exclusions: m.indicator_function_paired_exclusions,
	},
	followup_m12_done: {
		why: m.indicator_followup_m12_done_why,
		numerator: m.indicator_followup_m12_done_numerator,
		denominator: m.indicator_followup_m12_done_denominator,
		exclusions: m.indicator_followup_m12_done_exclusions,
	},
	patient_satisfied: {
		why: m.indicator_patient_satisfied_why,
		numerator: m.indicator_patient_satisfied_numerator,
		denominator: m.indicator_patient_satisfied_denominator,
		exclusions: m.indicator_patient_satisfied_exclusions,
	},
};

export function indicatorWhy(id: IndicatorId): string {
	return words[id].why();
}

function thresholds({ green, yellow, better, thresholdSource }: IndicatorDefinition): string {
	if (green === null || yellow === null) return m.indicator_threshold_none();
	const texts = {
		green: formatPercent(green),
		yellow: formatPercent(yellow),
		source: thresholdSourceLabel(thresholdSource),
	};
	return better === 'higher' ? m.indicator_threshold_higher(texts) : m.indicator_threshold_lower(texts);
}

function version({ version, validFrom, validTo }: IndicatorDefinition): string {
	const from = formatDate(validFrom);
	return validTo
		? m.indicator_version_until({ version, from, until: formatDate(validTo) })
		: m.indicator_version({ version, from });
}

/** Label and text of everything a definition says, in reading order. */
export function definitionInWords(definition: IndicatorDefinition): { label: string; text: string }[] {
	const text = words[definition.id];
	const { minimumOwn, minimumPublic, maturesAfterDays } = definition;
	return [
		{ label: m.indicator_why_label(), text: text.why() },
		{ label: m.indicator_numerator_label(), text: text.numerator() },
		{ label: m.indicator_denominator_label(), text: text.denominator() },
		{ label: m.indicator_exclusions_label(), text: text.exclusions() },
		{ label: m.indicator_threshold_label(), text: thresholds(definition) },
		{
			label: m.indicator_period_label(),
			text: maturesAfterDays > 0 ? m.indicator_period_m12() : m.indicator_period(),
		},
		{
			label: m.indicator_minimum_label(),
			text: m.indicator_minimum({ own: minimumOwn, public: minimumPublic }),
		},
		{ label: m.indicator_version_label(), text: version(definition) },
	];
}
