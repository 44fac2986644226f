import type { CodeList } from '$lib/domain/import';
import { m } from '$lib/paraglide/messages.js';

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
		{ ...work(''), meaning: m.import_column_work(), list: 'work_state' },
		{
			...work('_percent'),
			meaning: m.import_column_work_percent(),
			values: m.import_values_percent(),
		},
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
