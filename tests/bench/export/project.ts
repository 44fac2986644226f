/** The project that is drawn: sixty variables, seven quasi-identifiers among them. */
import { randomUUID } from 'node:crypto';
import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';

export interface Drawn {
	format: string;
	seconds: number;
	peak_rss_mb: number;
	copy_seconds: number;
	rows: number;
	bytes: number;
	steps: Record<string, number>;
}

const quasi = ['sex', 'age_band', 'county', 'diagnosis_group', 'service_level', 'year', 'delivery'];
const timed = (names: string[], at: string[]) =>
	names.flatMap((name) => at.map((timepoint) => `${name}_${timepoint}`));
export const names = [
	...quasi,
	'person_key',
	...[
		'waiting_days',
		'length_days',
		'goals_set_days',
		'first_assessed_days',
		'registered_days',
		'main_instrument',
		'professions',
	],
	...timed(['barthel20', 'tug', 'sppb'], ['start', 'end', 'm12']),
	...timed(['eq_vas', 'copm_performance', 'work', 'work_percent'], ['start', 'end']),
	...[
		'was_start',
		'was_m12',
		'work_m12',
		'weeks_off_benefit_m12',
		'goals',
		'goals_scaled',
		'gas_start',
		'gas_end',
	],
	...[
		'hours_start',
		'hours_end',
		'need_start',
		'need_end',
		'living_end',
		'contacts',
		'individual_plan',
		'report_ready',
		'patient_satisfaction',
	],
	...[
		'followup_m3_result',
		'followup_m12_result',
		'followup_m12_days',
		'ind_function_improved',
		'ind_goals_attained',
		'ind_work_m12',
		'ind_timely',
		'ind_new_user',
	],
	...['ind_function_paired', 'ind_no_services_after', 'm12_matured', 'start_level'],
];

/** An approved project of a researcher, made by the owner of the database. */
export async function addProject(sql: SqlRunner): Promise<string> {
	const [researcher, coordinator, project] = [randomUUID(), randomUUID(), randomUUID()];
	await sql.run(`
		insert into account (id, email, display_name) values ('${researcher}', 'r-${researcher}@bench.invalid', 'Researcher'), ('${coordinator}', 'c-${coordinator}@bench.invalid', 'Coordinator');
		insert into membership (account_id, role) values ('${researcher}', 'researcher'), ('${coordinator}', 'coordinator');
		insert into project (id, account_id, title, purpose, institution, approval_reference, ends_on, state, sent_at, decided_at, decided_by, decision_reason)
			values ('${project}', '${researcher}', 'Bench', 'To measure what a draw takes', 'Bench', 'Bench 1', '2099-01-01', 'approved', now(), now(), '${coordinator}', 'Fine');
		insert into project_variable (project_id, name, position, reason)
			select '${project}', n, row_number() over (), 'Compared in the analysis' from unnest(array[${names.map((name) => `'${name}'`).join(', ')}]) n;
	`);
	return project;
}
