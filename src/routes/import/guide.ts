import { serviceFields, type ServiceField } from '$lib/domain/course/names';
import type { CodeList } from '$lib/domain/import';
import { columnOf } from '$lib/domain/import/columns';
import { m } from '$lib/paraglide/messages.js';
import { fieldLabel } from '../courses/fieldLabels';

/** One line of the guide to the columns. */
export interface GuideLine {
	names: string[];
	/** The names are the first and the last of several. */
	isRange?: boolean;
	meaning: string;
	isRequired?: boolean;
	/** What a cell may say, where it is no code. */
	values?: string;
	list?: CodeList;
}

const goals = (part: string) => ({ names: [`goal1_${part}`, `goal6_${part}`], isRange: true });
const work = (part: string) => ({ names: [`work_start${part}`, `work_m12${part}`], isRange: true });
const followups = (part: string) => ({ names: [`followup_m3_${part}`, `followup_m12_${part}`] });

const problems = (part: string) => ({ names: [`problem1_${part}`, `problem5_${part}`], isRange: true });

function serviceLine(field: ServiceField): GuideLine {
	const name = `services.${field}`;
	const numbers: Partial<Record<ServiceField, string>> = {
		hours_start: m.import_values_hours(),
		hours_end: m.import_values_hours(),
		contacts: m.import_values_contacts(),
		early_notice_on: m.import_values_date(),
	};
	return {
		names: [`services_${field}`],
		meaning: fieldLabel(name),
		values: numbers[field],
		list: columnOf(name)?.list,
	};
}

export function guideLines(): GuideLine[] {
	const date = m.import_values_date();
	return [
		{
			names: ['local_id'],
			meaning: m.import_column_local_id(),
			isRequired: true,
			values: m.import_values_local_id(),
		},
		{
			names: ['national_id'],
			meaning: m.import_column_national_id(),
			isRequired: true,
			values: m.import_values_national_id(),
		},
		{ names: ['initials'], meaning: m.field_initials(), values: m.import_values_initials() },
		{ names: ['birth_date'], meaning: m.import_column_birth_date(), values: date },
		{ names: ['sex'], meaning: m.import_column_sex(), list: 'sex' },
		{
			names: ['residence_municipality'],
			meaning: m.import_column_residence(),
			isRequired: true,
			values: m.import_values_residence(),
		},
		{ names: ['referral_date'], meaning: m.import_column_referral_date(), values: date },
		{ names: ['start_date'], meaning: m.import_column_start_date(), isRequired: true, values: date },
		{ names: ['end_date'], meaning: m.import_column_end_date(), values: date },
		{ names: ['service_level'], meaning: m.import_column_service_level(), list: 'service_level' },
		{ names: ['service_type'], meaning: m.import_column_service_type(), list: 'service_type' },
		{ names: ['delivery'], meaning: m.import_column_delivery(), isRequired: true, list: 'delivery' },
		{ names: ['phase'], meaning: m.import_column_phase(), isRequired: true, list: 'phase' },
		{
			names: ['diagnosis_group'],
			meaning: m.import_column_diagnosis_group(),
			isRequired: true,
			list: 'diagnosis_group',
		},
		{ names: ['professions'], meaning: m.import_column_professions(), list: 'profession' },
		{ names: ['main_instrument'], meaning: m.import_column_main_instrument(), list: 'instrument' },
		{ names: ['first_assessed_on'], meaning: m.field_first_assessed_on(), values: date },
		{ names: ['goals_set_on'], meaning: m.field_goals_set_on(), values: date },
		{ ...goals('text'), meaning: m.import_column_goal_text(), values: m.import_values_text() },
		{ ...goals('icf_area'), meaning: m.import_column_goal_icf_area(), list: 'icf_area' },
		{
			...goals('importance'),
			meaning: m.import_column_goal_importance(),
			values: m.import_values_0_to_3(),
		},
		{
			...goals('difficulty'),
			meaning: m.import_column_goal_difficulty(),
			values: m.import_values_0_to_3(),
		},
		{
			...goals('start_level'),
			meaning: m.import_column_goal_start_level(),
			values: m.import_values_start_level(),
		},
		{ ...goals('attained'), meaning: m.import_column_goal_attained(), list: 'goal_level' },
		{ names: ['no_goals'], meaning: m.import_column_no_goals(), values: m.import_values_yes_no() },
		{ ...problems('text'), meaning: m.problems_title(), values: m.import_values_text() },
		...['importance', 'performance_start', 'performance_end', 'satisfaction_start', 'satisfaction_end'].map(
			(part) => ({
				...problems(part),
				meaning: fieldLabel(`problems.0.${part}`).replace(/^.*?: /, ''),
				values: m.import_values_1_to_10(),
			}),
		),
		{ names: ['no_work'], meaning: m.work_none(), values: m.import_values_yes_no() },
		{ ...work(''), meaning: m.import_column_work(), list: 'work_state' },
		{
			...work('_percent'),
			meaning: m.import_column_work_percent(),
			values: m.import_values_percent(),
		},
		{
			names: ['work_m3_weeks', 'work_m12_weeks'],
			meaning: m.work_weeks(),
			values: m.import_values_weeks(),
		},
		...serviceFields.map(serviceLine),
		{ ...followups('date'), meaning: m.import_column_followup_date(), values: date },
		{ ...followups('mode'), meaning: m.import_column_followup_mode(), list: 'followup_mode' },
		{ ...followups('result'), meaning: m.import_column_followup_result(), list: 'followup_result' },
		{
			names: ['satisfaction_patient', 'satisfaction_kin'],
			meaning: m.import_column_satisfaction(),
			list: 'satisfaction',
		},
	];
}
