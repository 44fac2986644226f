/** The names of the indicators. Apart from their definitions, which only the pages of one indicator need. */
import * as m from '../paraglide/messages.js';
import type { Locale } from '../paraglide/runtime.js';
import type { IndicatorId } from './indicatorsIds.ts';
import type { Texts } from './instrumentLabels.ts';

const titles: Texts<IndicatorId> = {
	function_improved: m.indicator_function_improved_title,
	function_kept_m12: m.indicator_function_kept_m12_title,
	goals_attained: m.indicator_goals_attained_title,
	copm_improved: m.indicator_copm_improved_title,
	work_m12: m.indicator_work_m12_title,
	work_m12_sustained: m.indicator_work_m12_sustained_title,
	work_ability_change: m.indicator_work_ability_change_title,
	quality_of_life_improved: m.indicator_quality_of_life_improved_title,
	no_services_after: m.indicator_no_services_after_title,
	service_need_reduced: m.indicator_service_need_reduced_title,
	discharged_home: m.indicator_discharged_home_title,
	goals_with_patient: m.indicator_goals_with_patient_title,
	function_paired: m.indicator_function_paired_title,
	function_first_72h: m.indicator_function_first_72h_title,
	followup_planned: m.indicator_followup_planned_title,
	followup_m12_done: m.indicator_followup_m12_done_title,
	individual_plan: m.indicator_individual_plan_title,
	early_notice: m.indicator_early_notice_title,
	report_ready: m.indicator_report_ready_title,
	team_size: m.indicator_team_size_title,
	assessed_before_services: m.indicator_assessed_before_services_title,
	timely: m.indicator_timely_title,
	patient_satisfied: m.indicator_patient_satisfied_title,
	kin_satisfied: m.indicator_kin_satisfied_title,
	waiting_days: m.indicator_waiting_days_title,
	length_days: m.indicator_length_days_title,
	contacts: m.indicator_contacts_title,
	new_user: m.indicator_new_user_title,
	per_1000: m.indicator_per_1000_title,
	coverage: m.indicator_coverage_title,
};

export function indicatorTitle(id: IndicatorId, locale?: Locale): string {
	return titles[id]({}, { locale });
}
