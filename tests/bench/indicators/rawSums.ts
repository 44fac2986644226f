/**
 * What the fact rows say of each indicator, in DuckDB's SQL: written apart from the migrations, so that equal results say
 * something.
 */
const shares = [
	'function_improved',
	'function_kept_m12',
	'goals_attained',
	'copm_improved',
	'work_m12',
	'work_m12_sustained',
	'quality_of_life_improved',
	'no_services_after',
	'service_need_reduced',
	'discharged_home',
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
	'patient_satisfied',
	'kin_satisfied',
	'timely',
	'new_user',
];
export const medians = ['waiting_days', 'length_days', 'contacts'];
const means = ['work_ability_change'];
export const sums = [...shares, ...means];

const ripe = (id: string) =>
	[
		'function_kept_m12',
		'work_m12',
		'work_m12_sustained',
		'work_ability_change',
		'followup_m12_done',
	].includes(id)
		? 'm12_matured'
		: id === 'followup_planned'
			? 'm3_matured'
			: 'true';
const eligible: Record<string, string> = {
	function_kept_m12: 'function_kept_m12_eligible',
	work_ability_change: 'work_ability_change_eligible',
	work_m12: 'work_m12 is not null',
	work_m12_sustained: 'work_m12_sustained is not null',
	followup_m12_done: 'followup_m12_done is not null',
};
const answered: Record<string, string> = {
	function_kept_m12: 'function_kept_m12 is not null',
	work_ability_change: 'work_ability_change is not null',
	work_m12: 'work_m12_answered',
	work_m12_sustained: 'work_m12_sustained_answered',
	followup_m12_done: 'followup_m12_done is not null',
};

/**
 * Columns named "indicator field". With case and not with filter, for which DuckDB cuts all columns anew for each aggregate:
 * it answers twenty times as fast.
 */
export function rawColumns(id: string): string[] {
	const count = (field: string, condition: string) =>
		`count(case when ${condition} then 1 end) as "${id} ${field}"`;
	const columns = [count('n', `${id} is not null and ${ripe(id)}`)];
	if (shares.includes(id)) columns.push(count('met', `${id} and ${ripe(id)}`));
	const at = eligible[id];
	if (at) {
		columns.push(count('eligible', at), count('matured', `${at} and ${ripe(id)}`));
		columns.push(count('answered', `${at} and ${ripe(id)} and ${answered[id] ?? 'false'}`));
	}
	if (means.includes(id)) {
		columns.push(`coalesce(sum(case when ${ripe(id)} then ${id} end), 0) as "${id} total"`);
		columns.push(`coalesce(sum(case when ${ripe(id)} then ${id} * ${id} end), 0) as "${id} squares"`);
	}
	return columns;
}

/** Names of the columns of rawColumns, to add up. */
export function rawNames(ids: string[]): string[] {
	return ids.flatMap((id) => rawColumns(id).map((column) => column.slice(column.lastIndexOf(' as ') + 4)));
}
