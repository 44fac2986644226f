import { m } from '$lib/paraglide/messages.js';

const texts: Readonly<Record<string, () => string>> = {
	project_has_moved_on: m.research_error_moved_on,
	project_has_ended: m.research_error_ends_on,
	year_or_quarter: m.research_error_year_or_quarter,
	shifted_dates_without_year: m.research_error_shifted_year,
	dates_are_not_shifted: m.research_error_dates_not_shifted,
	no_variables: m.research_error_variables,
	institution_missing: m.research_error_institution,
	variable_without_reason: m.research_error_reason,
};

/** What the database refused, and what to do about it; null for a name that is none of its faults. */
export function faultText(fault: string | null): string | null {
	return fault === null ? null : (texts[fault]?.() ?? null);
}

/** What is wrong with a field, by its name. */
export const fieldErrors: Readonly<Record<string, () => string>> = {
	title: m.research_error_title,
	purpose: m.research_error_purpose,
	institution: m.research_error_institution,
	approval_reference: m.research_error_reference,
	ends_on: m.research_error_ends_on,
	period_from: m.research_error_period,
	period_to: m.research_error_period,
	age_from: m.research_error_age,
	k: m.research_error_k,
	l: m.research_error_l,
	risk_ceiling: m.research_error_ceiling,
	date_mode: m.research_error_choice,
	variables: m.research_error_variables,
	service_levels: m.research_error_choice,
	diagnosis_groups: m.research_error_choice,
	counties: m.research_error_choice,
};
