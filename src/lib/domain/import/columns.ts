import { timepoints } from '../codes.ts';
import {
	followupTimepoints,
	maximumGoals,
	maximumProblems,
	measurementName,
	problemFields,
	serviceFields,
	type ServiceField,
} from '../course/names.ts';
import { instrumentIds } from '../instruments.ts';
import type { CodeList } from './codeTexts.ts';

/** A column that a file may have. */
export interface Column {
	name: string;
	/** The field of the course that it fills, as faults of courseSchema name it. */
	field: string;
	/** The codes that its cells are read by. */
	list?: CodeList;
	/** Whether a cell may say why there is no value. */
	reasons?: boolean;
}

const plain: Column[] = [
	{ name: 'local_id', field: 'local_id' },
	{ name: 'initials', field: 'initials' },
	{ name: 'national_id', field: 'national_id' },
	{ name: 'birth_date', field: 'birth_date' },
	{ name: 'sex', field: 'sex', list: 'sex' },
	{ name: 'residence_municipality', field: 'residence_municipality_id' },
	{ name: 'referral_date', field: 'referral_date' },
	{ name: 'start_date', field: 'start_date' },
	{ name: 'end_date', field: 'end_date' },
	{ name: 'service_level', field: 'service_level', list: 'service_level' },
	{ name: 'service_type', field: 'service_type', list: 'service_type' },
	{ name: 'delivery', field: 'delivery', list: 'delivery' },
	{ name: 'phase', field: 'phase', list: 'phase' },
	{ name: 'diagnosis_group', field: 'diagnosis_group', list: 'diagnosis_group' },
	{ name: 'professions', field: 'professions' },
	{ name: 'main_instrument', field: 'main_instrument', list: 'instrument' },
	{ name: 'first_assessed_on', field: 'first_assessed_on' },
	{ name: 'goals_set_on', field: 'goals_set_on' },
	{ name: 'no_goals', field: 'no_goals' },
	{ name: 'no_work', field: 'no_work' },
	{ name: 'satisfaction_patient', field: 'satisfaction.patient', list: 'satisfaction', reasons: true },
	{ name: 'satisfaction_kin', field: 'satisfaction.kin', list: 'satisfaction', reasons: true },
];

const goalLists: Record<string, CodeList | undefined> = {
	icf_area: 'icf_area',
	start_level: 'goal_level',
	attained: 'goal_level',
};

const goals: Column[] = Array.from({ length: maximumGoals }, (_, index) =>
	['text', 'icf_area', 'importance', 'difficulty', 'start_level', 'attained'].map((part) => ({
		name: `goal${index + 1}_${part}`,
		field: `goals.${index}.${part}`,
		list: goalLists[part],
		reasons: part === 'attained',
	})),
).flat();

const measurements: Column[] = instrumentIds.flatMap((instrument) =>
	timepoints.map((timepoint) => ({
		name: `${instrument}_${timepoint}`,
		field: measurementName(instrument, timepoint),
	})),
);

const work: Column[] = timepoints.flatMap((timepoint): Column[] => [
	{ name: `work_${timepoint}`, field: `work.${timepoint}.state`, list: 'work_state', reasons: true },
	{ name: `work_${timepoint}_percent`, field: `work.${timepoint}.percent` },
	...(timepoint === 'm3' || timepoint === 'm12'
		? [{ name: `work_${timepoint}_weeks`, field: `work.${timepoint}.weeks` }]
		: []),
]);

const problems: Column[] = Array.from({ length: maximumProblems }, (_, index) =>
	problemFields.map((part) => ({ name: `problem${index + 1}_${part}`, field: `problems.${index}.${part}` })),
).flat();

const serviceLists: Partial<Record<ServiceField, CodeList>> = {
	need_start: 'support_need',
	need_end: 'support_need',
	living_start: 'living_situation',
	living_end: 'living_situation',
	applied_for_services: 'yes_no',
	assessed_before_decision: 'yes_no',
	individual_plan: 'offer',
	coordinator: 'offer',
	kin_involved: 'yes_no',
	early_notice: 'yes_no',
	report_ready: 'yes_no',
};

const services: Column[] = serviceFields.map((field) => ({
	name: `services_${field}`,
	field: `services.${field}`,
	list: serviceLists[field],
}));

const followups: Column[] = followupTimepoints.flatMap((timepoint): Column[] => [
	{ name: `followup_${timepoint}_date`, field: `followups.${timepoint}.done_on` },
	{ name: `followup_${timepoint}_mode`, field: `followups.${timepoint}.mode`, list: 'followup_mode' },
	{ name: `followup_${timepoint}_result`, field: `followups.${timepoint}.result`, list: 'followup_result' },
]);

/** Every column, by name. */
export const columns: ReadonlyMap<string, Column> = new Map(
	[...plain, ...measurements, ...goals, ...problems, ...work, ...services, ...followups].map((column) => [
		column.name,
		column,
	]),
);

const byField: ReadonlyMap<string, Column> = new Map(
	[...columns.values()].map((column) => [column.field, column]),
);

/** The column that fills a field of the course. */
export function columnOf(field: string): Column | undefined {
	return byField.get(field);
}

/** Fields that every imported course must have. The service level is the unit's where the file is silent. */
export const requiredFields = [
	'local_id',
	'residence_municipality_id',
	'start_date',
	'delivery',
	'phase',
	'diagnosis_group',
] as const;
