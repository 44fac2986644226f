/** Every indicator of the registry: its name, its group, and what kind of number it is. */

/** Groups of the tables: what patients gained, what was done, how it felt, how the services were used. */
export const indicatorLevels = ['outcome', 'process', 'experience', 'use'] as const;
export type IndicatorLevel = (typeof indicatorLevels)[number];

/** All indicators by group, in the order of the tables. */
export const indicatorIdsByLevel = {
	outcome: [
		'function_improved',
		'function_kept_m12',
		'goals_attained',
		'copm_improved',
		'work_m12',
		'work_m12_sustained',
		'work_ability_change',
		'quality_of_life_improved',
		'no_services_after',
		'service_need_reduced',
		'discharged_home',
	],
	process: [
		'goals_with_patient',
		'function_paired',
		'function_first_72h',
		'followup_planned',
		'followup_m12_done',
		'individual_plan',
		'early_notice',
		'report_ready',
		'team_size',
		'assessed_before_services',
		'timely',
	],
	experience: ['patient_satisfied', 'kin_satisfied'],
	use: ['waiting_days', 'length_days', 'contacts', 'new_user', 'per_1000', 'coverage'],
} as const satisfies Record<IndicatorLevel, readonly string[]>;

/** All indicators, in the order of the tables. */
export const indicatorIds = [
	...indicatorIdsByLevel.outcome,
	...indicatorIdsByLevel.process,
	...indicatorIdsByLevel.experience,
	...indicatorIdsByLevel.use,
] as const;
export type IndicatorId = (typeof indicatorIds)[number];

/**
 * proportion: met of all. mean, median: of one number per course. rate: courses per residents. coverage: registered of
 * what another source counts.
 */
export const indicatorKinds = ['proportion', 'mean', 'median', 'rate', 'coverage'] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** What a value, its interval and its thresholds are counted in. A share is from 0 to 1. */
export const valueUnits = ['share', 'points', 'days', 'contacts', 'per_1000'] as const;
export type ValueUnit = (typeof valueUnits)[number];

/** Those that are no proportion. */
const others: Partial<Record<IndicatorId, { kind: IndicatorKind; unit: ValueUnit }>> = {
	work_ability_change: { kind: 'mean', unit: 'points' },
	waiting_days: { kind: 'median', unit: 'days' },
	length_days: { kind: 'median', unit: 'days' },
	contacts: { kind: 'median', unit: 'contacts' },
	per_1000: { kind: 'rate', unit: 'per_1000' },
	coverage: { kind: 'coverage', unit: 'share' },
};

export function indicatorKind(id: IndicatorId): IndicatorKind {
	return others[id]?.kind ?? 'proportion';
}

export function indicatorUnit(id: IndicatorId): ValueUnit {
	return others[id]?.unit ?? 'share';
}

/** Tells whether a text from outside (address, database) names an indicator. */
export function isIndicatorId(id: string): id is IndicatorId {
	return indicatorIds.some((known) => known === id);
}
