/** A disclosure report in words. */
import { formatNumber, formatPercent } from '$lib/domain/format';
import { exportVariable } from '$lib/domain/exportVariables';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

const rungTexts: Readonly<Record<string, () => string>> = {
	registered: m.disclosure_rung_registered,
	dropped: m.disclosure_rung_dropped,
	ten_years: m.disclosure_rung_ten_years,
	twenty_years: m.disclosure_rung_twenty_years,
	region: m.disclosure_rung_region,
	pairs: m.disclosure_rung_pairs,
	year: m.disclosure_rung_year,
	two_years: m.disclosure_rung_two_years,
	main_groups: m.disclosure_rung_main_groups,
	municipal_specialised: m.disclosure_rung_municipal_specialised,
	inpatient_other: m.disclosure_rung_inpatient_other,
	inpatient_or_not: m.disclosure_rung_inpatient_or_not,
};

/** How a quasi-identifier stands in the file. A rung without words is shown by its name: nothing is hidden. */
export const rungText = (name: string): string => rungTexts[name]?.() ?? name;

const refusalTexts: Readonly<Record<string, () => string>> = {
	too_few_persons: m.disclosure_refused_few,
	too_much_suppressed: m.disclosure_refused_suppressed,
	ceiling_not_reached: m.disclosure_refused_ceiling,
	nothing_new: m.disclosure_refused_nothing_new,
};

/** Why there is no file, and what would help. */
export const refusalText = (reason: string): string =>
	(refusalTexts[reason] ?? m.disclosure_refused_failed)();

/** The label of a variable in the language of the page. */
export function variableText(name: string): string {
	return exportVariable(name)?.label[getLocale()] ?? name;
}

/** A chance with as many decimals as it needs to be told from nothing. */
export function chanceText(chance: number): string {
	if (chance > 0 && chance < 0.001) return m.disclosure_below({ share: formatPercent(0.001, 1) });
	return formatPercent(chance, chance < 0.1 ? 1 : 0);
}

export const numberText = (value: number | null, decimals: number): string =>
	value === null ? '–' : formatNumber(value, decimals);
