/** A definition in plain words, for the page of one indicator. */
import * as m from '../paraglide/messages.js';
import { formatDate } from './formatDate.ts';
import type { IndicatorDefinition, IndicatorId } from './indicators.ts';
import { thresholdSourceLabel } from './indicatorsText.ts';
import { formatValue } from './indicatorsValue.ts';
import { indicatorWords } from './indicatorsWords.ts';

export function indicatorWhy(id: IndicatorId): string {
	return indicatorWords[id].why();
}

function thresholds({ green, yellow, better, valueUnit, thresholdSource }: IndicatorDefinition): string {
	if (green === null || yellow === null) return m.indicator_threshold_none();
	const texts = {
		green: formatValue(valueUnit, green),
		yellow: formatValue(valueUnit, yellow),
		source: thresholdSourceLabel(thresholdSource),
	};
	return better === 'lower' ? m.indicator_threshold_lower(texts) : m.indicator_threshold_higher(texts);
}

function version({ version, validFrom, validTo }: IndicatorDefinition): string {
	const from = formatDate(validFrom);
	return validTo
		? m.indicator_version_until({ version, from, until: formatDate(validTo) })
		: m.indicator_version({ version, from });
}

/** When a course counts: in the year of its end, some indicators only once months have passed. */
function period({ maturesAfterDays }: IndicatorDefinition): string {
	if (maturesAfterDays >= 365) return m.indicator_period_m12();
	return maturesAfterDays > 0 ? m.indicator_period_m3() : m.indicator_period();
}

/** What stands above and below the line of a share; a mean or median has courses and what is measured of each. */
function labels({ kind }: IndicatorDefinition): { numerator: string; denominator: string } {
	if (kind !== 'mean' && kind !== 'median') {
		return { numerator: m.indicator_numerator_label(), denominator: m.indicator_denominator_label() };
	}
	return { numerator: m.indicator_measured_label(), denominator: m.indicator_among_label() };
}

/** Label and text of everything a definition says, in reading order. */
export function definitionInWords(definition: IndicatorDefinition): { label: string; text: string }[] {
	const text = indicatorWords[definition.id];
	const { numerator, denominator } = labels(definition);
	const { minimumOwn, minimumPublic } = definition;
	return [
		{ label: m.indicator_why_label(), text: text.why() },
		{ label: numerator, text: text.numerator() },
		{ label: denominator, text: text.denominator() },
		{ label: m.indicator_exclusions_label(), text: text.exclusions() },
		{ label: m.indicator_threshold_label(), text: thresholds(definition) },
		{ label: m.indicator_period_label(), text: period(definition) },
		{
			label: m.indicator_minimum_label(),
			text: m.indicator_minimum({ own: minimumOwn, public: minimumPublic }),
		},
		{ label: m.indicator_version_label(), text: version(definition) },
	];
}
