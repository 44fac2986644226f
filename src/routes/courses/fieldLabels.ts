import { timepoints } from '$lib/domain/codes';
import { isInstrumentId } from '$lib/domain/instruments';
import { instrumentLabel, timepointLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';

const plain: Record<string, () => string> = {
	national_id: m.section_person,
	local_id: m.field_local_id,
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
	no_goals: m.goal_none,
	status: m.courses_state,
	reason: m.course_reason,
	'satisfaction.patient': m.satisfaction_patient,
	'satisfaction.kin': m.satisfaction_kin,
};

const parts: Record<string, () => string> = {
	text: m.goal_text,
	icf_area: m.goal_icf_area,
	importance: m.goal_importance,
	difficulty: m.goal_difficulty,
	start_level: m.goal_start_level,
	attained: m.goal_attained,
	state: m.work_state,
	percent: m.work_percent,
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
	if (group === 'work') return m.work_label({ field: m.section_work(), timepoint: timepointText(one) });
	if (group === 'followups') return one === 'm3' ? m.followup_m3() : m.followup_m12();
	return (plain[name] ?? m.section_course)();
}
