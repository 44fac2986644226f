/** What the catalogue calls its headings, types and strengths, in the reader's language. */
import * as m from '../../paraglide/messages.js';
import { variableGroups, type VariableGroup } from './index.ts';
import type { ExportVariable, NeverExported, Strength } from './types.ts';

const groupWords: Record<VariableGroup, () => string> = {
	keys: m.research_group_keys,
	person: m.research_group_person,
	course: m.research_group_course,
	team: m.research_group_team,
	dates: m.research_group_dates,
	measurements: m.research_group_measurements,
	goals: m.research_group_goals,
	work: m.research_group_work,
	followup: m.research_group_followup,
	services: m.research_group_services,
	satisfaction: m.research_group_satisfaction,
	indicators: m.research_group_indicators,
};

export function groupLabel(group: VariableGroup): string {
	return groupWords[group]();
}

export function isGroup(text: string | null): text is VariableGroup {
	return variableGroups.some((group) => group === text);
}

export function typeLabel({ type, values }: Pick<ExportVariable, 'type' | 'values'>): string {
	if (type === 'code' && !values) return m.research_type_text();
	return {
		integer: m.research_type_integer,
		number: m.research_type_number,
		code: m.research_type_code,
		boolean: m.research_type_boolean,
		date: m.research_type_date,
	}[type]();
}

export const strengths: readonly Strength[] = ['key', 'quasi', 'sensitive', 'plain'];

export function isStrength(text: string | null): text is Strength {
	return strengths.some((strength) => strength === text);
}

export function strengthLabel(strength: Strength | NeverExported['strength']): string {
	return {
		key: m.research_strength_key,
		quasi: m.research_strength_quasi,
		sensitive: m.research_strength_sensitive,
		plain: m.research_strength_plain,
		direct: m.research_strength_direct,
		free: m.research_strength_free,
	}[strength]();
}

export function strengthText(strength: Strength): string {
	return {
		key: m.research_strength_key_text,
		quasi: m.research_strength_quasi_text,
		sensitive: m.research_strength_sensitive_text,
		plain: m.research_strength_plain_text,
	}[strength]();
}

const rungWords: Readonly<Record<string, () => string>> = {
	registered: m.research_rung_registered,
	ten_years: m.research_rung_ten_years,
	twenty_years: m.research_rung_twenty_years,
	region: m.research_rung_region,
	pairs: m.research_rung_pairs,
	year: m.research_rung_year,
	two_years: m.research_rung_two_years,
	main_groups: m.research_rung_main_groups,
	municipal_specialised: m.research_rung_municipal_specialised,
	inpatient_other: m.research_rung_inpatient_other,
	inpatient_or_not: m.research_rung_inpatient_or_not,
	dropped: m.research_rung_dropped,
};

/** @throws RangeError for a rung that no ladder has */
export function rungLabel(rung: string): string {
	const word = rungWords[rung];
	if (!word) throw new RangeError(`no ladder has a rung called ${rung}`);
	return word();
}
