/** What the indicators of process count, in plain words. */
import * as m from '../paraglide/messages.js';
import type { indicatorIdsByLevel } from './indicatorsIds.ts';
import type { IndicatorWords } from './indicatorsWords.ts';

export const wordsProcess: Readonly<Record<(typeof indicatorIdsByLevel)['process'][number], IndicatorWords>> =
	{
		goals_with_patient: {
			why: m.indicator_goals_with_patient_why,
			numerator: m.indicator_goals_with_patient_numerator,
			denominator: m.indicator_goals_with_patient_denominator,
			exclusions: m.indicator_goals_with_patient_exclusions,
		},
		function_paired: {
			why: m.indicator_function_paired_why,
			numerator: m.indicator_function_paired_numerator,
			denominator: m.indicator_function_paired_denominator,
			exclusions: m.indicator_function_paired_exclusions,
		},
		function_first_72h: {
			why: m.indicator_function_first_72h_why,
			numerator: m.indicator_function_first_72h_numerator,
			denominator: m.indicator_function_first_72h_denominator,
			exclusions: m.indicator_function_first_72h_exclusions,
		},
		followup_planned: {
			why: m.indicator_followup_planned_why,
			numerator: m.indicator_followup_planned_numerator,
			denominator: m.indicator_followup_planned_denominator,
			exclusions: m.indicator_followup_planned_exclusions,
		},
		followup_m12_done: {
			why: m.indicator_followup_m12_done_why,
			numerator: m.indicator_followup_m12_done_numerator,
			denominator: m.indicator_followup_m12_done_denominator,
			exclusions: m.indicator_followup_m12_done_exclusions,
		},
		individual_plan: {
			why: m.indicator_individual_plan_why,
			numerator: m.indicator_individual_plan_numerator,
			denominator: m.indicator_individual_plan_denominator,
			exclusions: m.indicator_individual_plan_exclusions,
		},
		early_notice: {
			why: m.indicator_early_notice_why,
			numerator: m.indicator_early_notice_numerator,
			denominator: m.indicator_early_notice_denominator,
			exclusions: m.indicator_early_notice_exclusions,
		},
		report_ready: {
			why: m.indicator_report_ready_why,
			numerator: m.indicator_report_ready_numerator,
			denominator: m.indicator_report_ready_denominator,
			exclusions: m.indicator_report_ready_exclusions,
		},
		team_size: {
			why: m.indicator_team_size_why,
			numerator: m.indicator_team_size_numerator,
			denominator: m.indicator_team_size_denominator,
			exclusions: m.indicator_team_size_exclusions,
		},
		assessed_before_services: {
			why: m.indicator_assessed_before_services_why,
			numerator: m.indicator_assessed_before_services_numerator,
			denominator: m.indicator_assessed_before_services_denominator,
			exclusions: m.indicator_assessed_before_services_exclusions,
		},
		timely: {
			why: m.indicator_timely_why,
			numerator: m.indicator_timely_numerator,
			denominator: m.indicator_timely_denominator,
			exclusions: m.indicator_timely_exclusions,
		},
	};
