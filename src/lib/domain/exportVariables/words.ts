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
