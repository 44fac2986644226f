/** What the indicators of experience and use count, in plain words. */
import * as m from '../paraglide/messages.js';
import type { indicatorIdsByLevel } from './indicatorsIds.ts';
import type { IndicatorWords } from './indicatorsWords.ts';

export const wordsUse: Readonly<
	Record<
		(typeof indicatorIdsByLevel)['experience'][number] | (typeof indicatorIdsByLevel)['use'][number],
		IndicatorWords
	>
> = {
	patient_satisfied: {
		why: m.indicator_patient_satisfied_why,
		numerator: m.indicator_patient_satisfied_numerator,
		denominator: m.indicator_patient_satisfied_denominator,
		exclusions: m.indicator_patient_satisfied_exclusions,
	},
	kin_satisfied: {
		why: m.indicator_kin_satisfied_why,
		numerator: m.indicator_kin_satisfied_numerator,
		denominator: m.indicator_kin_satisfied_denominator,
		exclusions: m.indicator_kin_satisfied_exclusions,
	},
	waiting_days: {
		why: m.indicator_waiting_days_why,
		numerator: m.indicator_waiting_days_numerator,
		denominator: m.indicator_waiting_days_denominator,
		exclusions: m.indicator_waiting_days_exclusions,
	},
	length_days: {
		why: m.indicator_length_days_why,
		numerator: m.indicator_length_days_numerator,
		denominator: m.indicator_length_days_denominator,
		exclusions: m.indicator_length_days_exclusions,
	},
	contacts: {
		why: m.indicator_contacts_why,
		numerator: m.indicator_contacts_numerator,
		denominator: m.indicator_contacts_denominator,
		exclusions: m.indicator_contacts_exclusions,
	},
	new_user: {
		why: m.indicator_new_user_why,
		numerator: m.indicator_new_user_numerator,
		denominator: m.indicator_new_user_denominator,
		exclusions: m.indicator_new_user_exclusions,
	},
	per_1000: {
		why: m.indicator_per_1000_why,
		numerator: m.indicator_per_1000_numerator,
		denominator: m.indicator_per_1000_denominator,
		exclusions: m.indicator_per_1000_exclusions,
	},
	coverage: {
		why: m.indicator_coverage_why,
		numerator: m.indicator_coverage_numerator,
		denominator: m.indicator_coverage_denominator,
		exclusions: m.indicator_coverage_exclusions,
	},
};
