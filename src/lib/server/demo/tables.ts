import type { DemoRegistry } from './rows.ts';

type Rows<K extends keyof DemoRegistry> = DemoRegistry[K][number];

/** Where a list of rows goes: the table, and each column with the type that its JSON is read as. */
export interface DemoTable<K extends keyof DemoRegistry = keyof DemoRegistry> {
	rows: K;
	table: string;
	columns: Record<string, string>;
}

// Asks the compiler for every column of the row, so that a new one is not forgotten here.
function table<K extends keyof DemoRegistry>(
	rows: K,
	name: string,
	columns: Record<keyof Rows<K> & string, string>,
): DemoTable {
	return { rows, table: name, columns };
}

/** In the order in which the tables refer to each other. */
export const demoTables: readonly DemoTable[] = [
	table('organisations', 'public.organisation', {
		id: 'text',
		kind: 'text',
		name: 'text',
		parent_id: 'text',
	}),
	table('units', 'public.unit', {
		id: 'text',
		name: 'text',
		organisation_id: 'text',
		service_level: 'text',
		service_type: 'text',
		main_instrument: 'text',
		instruments: 'text[]',
	}),
	table('unitMunicipalities', 'public.unit_municipality', { unit_id: 'text', municipality_id: 'text' }),
	table('reportedCounts', 'public.reported_count', {
		unit_id: 'text',
		year: 'smallint',
		source: 'text',
		count: 'integer',
	}),
	table('accounts', 'public.account', { id: 'uuid', email: 'text', display_name: 'text' }),
	table('memberships', 'public.membership', {
		account_id: 'uuid',
		role: 'text',
		unit_id: 'text',
		organisation_id: 'text',
	}),
	table('projects', 'public.project', {
		id: 'uuid',
		account_id: 'uuid',
		title: 'text',
		purpose: 'text',
		approval_reference: 'text',
		ends_on: 'date',
		created_at: 'timestamptz',
		institution: 'text',
		state: 'text',
		sent_at: 'timestamptz',
		decided_at: 'timestamptz',
		decided_by: 'uuid',
		decision_reason: 'text',
	}),
	table('projectVariables', 'public.project_variable', {
		project_id: 'uuid',
		name: 'text',
		position: 'smallint',
		reason: 'text',
	}),
	table('persons', 'public.person', { id: 'uuid', birth_date: 'date', sex: 'text' }),
	table('courses', 'public.course', {
		id: 'uuid',
		unit_id: 'text',
		person_id: 'uuid',
		initials: 'text',
		status: 'text',
		residence_municipality_id: 'text',
		referral_date: 'date',
		start_date: 'date',
		end_date: 'date',
		service_level: 'text',
		service_type: 'text',
		delivery: 'text',
		phase: 'text',
		diagnosis_group: 'text',
		professions: 'text[]',
		main_instrument: 'text',
		no_goals: 'boolean',
		goals_set_on: 'date',
		first_assessed_on: 'date',
		no_work: 'boolean',
		created_by: 'uuid',
		updated_by: 'uuid',
		updated_at: 'timestamptz',
		completed_at: 'timestamptz',
	}),
	table('measurements', 'public.measurement', {
		course_id: 'uuid',
		instrument: 'text',
		timepoint: 'text',
		value: 'double precision',
		missing_reason: 'text',
	}),
	table('goals', 'public.goal', {
		course_id: 'uuid',
		position: 'smallint',
		text: 'text',
		icf_area: 'text',
		importance: 'smallint',
		difficulty: 'smallint',
		start_level: 'smallint',
		attained: 'smallint',
		missing_reason: 'text',
	}),
	table('problems', 'public.copm_problem', {
		course_id: 'uuid',
		position: 'smallint',
		text: 'text',
		importance: 'smallint',
		performance_start: 'smallint',
		performance_end: 'smallint',
		satisfaction_start: 'smallint',
		satisfaction_end: 'smallint',
	}),
	table('services', 'public.course_services', {
		course_id: 'uuid',
		hours_start: 'double precision',
		hours_end: 'double precision',
		need_start: 'text',
		need_end: 'text',
		living_start: 'text',
		living_end: 'text',
		applied_for_services: 'text',
		assessed_before_decision: 'text',
		individual_plan: 'text',
		coordinator: 'text',
		kin_involved: 'text',
		early_notice: 'text',
		early_notice_on: 'date',
		report_ready: 'text',
		contacts: 'smallint',
	}),
	table('work', 'public.work_state', {
		course_id: 'uuid',
		timepoint: 'text',
		state: 'text',
		percent: 'smallint',
		weeks_without_benefit: 'smallint',
		missing_reason: 'text',
	}),
	table('followups', 'public.followup', {
		course_id: 'uuid',
		timepoint: 'text',
		done_on: 'date',
		mode: 'text',
		result: 'text',
	}),
	table('satisfaction', 'public.satisfaction', {
		course_id: 'uuid',
		respondent: 'text',
		level: 'smallint',
		missing_reason: 'text',
	}),
];
