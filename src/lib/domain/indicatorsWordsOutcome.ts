/** What the indicators of outcome count, in plain words. */
import * as m from '../paraglide/messages.js';
import type { indicatorIdsByLevel } from './indicatorsIds.ts';
import type { IndicatorWords } from './indicatorsWords.ts';

export const wordsOutcome: Readonly<Record<(typeof indicatorIdsByLevel)['outcome'][number], IndicatorWords>> =
	{
		function_improved: {
			why: m.indicator_function_improved_why,
			numerator: m.indicator_function_improved_numerator,
			denominator: m.indicator_function_improved_denominator,
			exclusions: m.indicator_function_improved_exclusions,
		},
		function_kept_m12: {
			why: m.indicator_function_kept_m12_why,
			numerator: m.indicator_function_kept_m12_numerator,
			denominator: m.indicator_function_kept_m12_denominator,
			exclusions: m.indicator_function_kept_m12_exclusions,
		},
		goals_attained: {
			why: m.indicator_goals_attained_why,
			numerator: m.indicator_goals_attained_numerator,
			denominator: m.indicator_goals_attained_denominator,
			exclusions: m.indicator_goals_attained_exclusions,
		},
		copm_improved: {
			why: m.indicator_copm_improved_why,
			numerator: m.indicator_copm_improved_numerator,
			denominator: m.indicator_copm_improved_denominator,
			exclusions: m.indicator_copm_improved_exclusions,
		},
		work_m12: {
			why: m.indicator_work_m12_why,
			numerator: m.indicator_work_m12_numerator,
			denominator: m.indicator_work_m12_denominator,
			exclusions: m.indicator_work_m12_exclusions,
		},
		work_m12_sustained: {
			why: m.indicator_work_m12_sustained_why,
			numerator: m.indicator_work_m12_sustained_numerator,
			denominator: m.indicator_work_m12_sustained_denominator,
			exclusions: m.indicator_work_m12_sustained_exclusions,
		},
		work_ability_change: {
			why: m.indicator_work_ability_change_why,
			numerator: m.indicator_work_ability_change_numerator,
			denominator: m.indicator_work_ability_change_denominator,
			exclusions: m.indicator_work_ability_change_exclusions,
		},
		quality_of_life_improved: {
			why: m.indicator_quality_of_life_improved_why,
			numerator: m.indicator_quality_of_life_improved_numerator,
			denominator: m.indicator_quality_of_life_improved_denominator,
			exclusions: m.indicator_quality_of_life_improved_exclusions,
		},
		no_services_after: {
			why: m.indicator_no_services_after_why,
			numerator: m.indicator_no_services_after_numerator,
			denominator: m.indicator_no_services_after_denominator,
			exclusions: m.indicator_no_services_after_exclusions,
		},
		service_need_reduced: {
			why: m.indicator_service_need_reduced_why,
			numerator: m.indicator_service_need_reduced_numerator,
			denominator: m.indicator_service_need_reduced_denominator,
			exclusions: m.indicator_service_need_reduced_exclusions,
		},
		discharged_home: {
			why: m.indicator_discharged_home_why,
			numerator: m.indicator_discharged_home_numerator,
			denominator: m.indicator_discharged_home_denominator,
			exclusions: m.indicator_discharged_home_exclusions,
		},
	};
