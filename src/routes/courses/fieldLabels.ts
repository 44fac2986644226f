import { timepoints } from '$lib/domain/codes';
import { isInstrumentId } from '$lib/domain/instruments';
import { instrumentLabel, timepointLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';

const plain: Record<string, () => string> = {
	national_id: m.section_person,
	local_id: m.field_local_id,
	initials: m.field_initials,
	birth_date: m.field_birth_date,
	sex: m.field_sex,
	residence_municipality_id: m.field_residence_municipality_id,
	referral_date: m.field_referral_date,
	start_date: m.field_start_date,
	end_date: m.field_end_date,
	service_level: m.field_service_level,
	service_type: m.field_service_type,
	delivery: m.field_delivery,
	phase: m.field_phase,
	diagnosis_group: m.field_diagnosis_group,
	professions: m.field_professions,
	main_instrument: m.field_main_instrument,
	first_assessed_on: m.field_first_assessed_on,
	goals_set_on: m.field_goals_set_on,
	no_goals: m.goal_none,
	no_work: m.work_none,
	status: m.courses_state,
	reason: m.course_reason,
	'satisfaction.patient': m.satisfaction_patient,
	'satisfaction.kin': m.satisfaction_kin,
	'services.applied_for_services': m.services_applied_for_services,
	'services.assessed_before_decision': m.services_assessed_before_decision,
	'services.individual_plan': m.services_individual_plan,
	'services.coordinator': m.services_coordinator,
	'services.kin_involved': m.services_kin_involved,
	'services.early_notice': m.services_early_notice,
	'services.early_notice_on': m.services_early_notice_on,
	'services.report_ready': m.services_report_ready,
	'services.contacts': m.services_contacts,
};

/** Fields that are asked before and after: `services.hours_start`, `problems.0.performance_end`. */
const pairs: Record<string, () => string> = {
	hours: m.services_hours,
	need: m.services_need,
	living: m.services_living,
	performance: m.problem_performance,
	satisfaction: m.problem_satisfaction,
};

function pairLabel(field: string): string | null {
	const [, stem = '', end] = /^(.+)_(start|end)$/.exec(field) ?? [];
	const label = pairs[stem];
	if (!label) return null;
	const when = end === 'start' ? m.services_before() : m.services_after();
	return m.services_pair({ field: label(), when: when.toLowerCase() });
}

const parts: Record<string, () => string> = {
	text: m.goal_text,
	icf_area: m.goal_icf_area,
	importance: m.goal_importance,
	difficulty: m.goal_difficulty,
	start_level: m.goal_start_level,
	attained: m.goal_attained,
	state: m.work_state,
	percent: m.work_percent,
	weeks: m.work_weeks,
	weeks_without_benefit: m.work_weeks,
	missing_reason: m.history_reason_short,
	done_on: m.followup_done_on,
	mode: m.followup_mode,
	result: m.followup_result,
};

const timepointText = (code: string) => {
	const timepoint = timepoints.find((one) => one === code);
	return timepoint ? timepointLabel(timepoint).toLowerCase() : code;
};

/** The words of a field by its name, as lists of what is missing or differs show it. */
export function fieldLabel(name: string): string {
	const [group = '', one = '', part = ''] = name.split('.');
	if (group === 'measurements') {
		const instrument = isInstrumentId(one) ? instrumentLabel(one) : one;
		return m.function_value_label({ instrument, timepoint: timepointText(part) });
	}
	if (group === 'goals')
		return `${m.goal_number({ number: Number(one) + 1 })}: ${(parts[part] ?? m.goal_text)()}`;
	if (group === 'problems') {
		const words = pairLabel(part) ?? (part === 'importance' ? m.problem_importance : m.problem_text)();
		return `${m.problem_number({ number: Number(one) + 1 })}: ${words}`;
	}
	if (group === 'services') return pairLabel(one) ?? (plain[name] ?? m.section_services)();
	if (group === 'work') return m.work_label({ field: m.section_work(), timepoint: timepointText(one) });
	if (group === 'followups') return one === 'm3' ? m.followup_m3() : m.followup_m12();
	return (plain[name] ?? m.section_course)();
}
