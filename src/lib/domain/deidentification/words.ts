/** What was done to a file, in the language of the reader. */
import * as m from '../../paraglide/messages.js';
import type { Locale } from '../../paraglide/runtime.js';
import { formatNumber, formatPercent } from '../format.ts';
import { rareShares } from './ladder.ts';
import type { Limit } from './limits.ts';
import type { Step } from './generalise.ts';

type Message = (inputs?: object, options?: { locale?: Locale }) => string;

const texts: Readonly<Record<string, Message>> = {
	county_region: m.export_step_county_region,
	county_dropped: m.export_step_county_dropped,
	centrality_class_pairs: m.export_step_centrality_class_pairs,
	centrality_class_dropped: m.export_step_centrality_class_dropped,
	sex_dropped: m.export_step_sex_dropped,
	age_band_twenty_years: m.export_step_age_band_twenty_years,
	age_band_two_groups: m.export_step_age_band_two_groups,
	age_band_dropped: m.export_step_age_band_dropped,
	diagnosis_group_rare_merged: (_, options) =>
		m.export_step_diagnosis_group_rare_merged(
			{ share: formatPercent(rareShares.rare_merged, 0, options?.locale) },
			options,
		),
	diagnosis_group_common_kept: (_, options) =>
		m.export_step_diagnosis_group_common_kept(
			{ share: formatPercent(rareShares.common_kept, 0, options?.locale) },
			options,
		),
	diagnosis_group_dropped: m.export_step_diagnosis_group_dropped,
	service_level_municipal_specialised: m.export_step_service_level_municipal_specialised,
	service_level_dropped: m.export_step_service_level_dropped,
	year_two_years: m.export_step_year_two_years,
	year_dropped: m.export_step_year_dropped,
};

/** @throws RangeError for a rung without a text: a step must never be left out of a report */
export function stepText({ column, rung }: Pick<Step, 'column' | 'rung'>, locale?: Locale): string {
	const text = texts[`${column}_${rung}`];
	if (!text) throw new RangeError(`no text of ${column}_${rung}`);
	return text({}, { locale });
}

/** Decimals that a measured value was written with: no instrument has more than three. */
function decimalsOf(value: number): number {
	return [0, 1, 2].find((decimals) => Number(value.toFixed(decimals)) === value) ?? 3;
}

/** How extreme values were coded; empty where the measure had none. */
export function limitText({ lower, upper }: Pick<Limit, 'lower' | 'upper'>, locale?: Locale): string {
	const number = (value: number) => formatNumber(value, decimalsOf(value), locale);
	if (lower !== null && upper !== null && lower !== 0) {
		return m.export_limit_both({ lower: number(lower), upper: number(upper) }, { locale });
	}
	if (upper !== null) return m.export_limit_upper({ upper: number(upper) }, { locale });
	if (lower !== null) return m.export_limit_lower({ lower: number(lower) }, { locale });
	return '';
}
