/** The rows of a synthetic registry, named as the columns they go to. */
import type {
	CourseState,
	Delivery,
	DiagnosisGroup,
	FollowupMode,
	FollowupResult,
	GoalLevel,
	IcfArea,
	MissingReason,
	Phase,
	Profession,
	Respondent,
	Role,
	SatisfactionLevel,
	ServiceLevel,
	ServiceType,
	Sex,
	Timepoint,
	WorkState,
} from '../../domain/codes.ts';
import type { Services } from '../../domain/course/services.ts';
import type { InstrumentId } from '../../domain/instruments.ts';

export interface OrganisationRow {
	id: string;
	kind: 'institution';
	name: string;
	parent_id: string;
}

export interface UnitRow {
	id: string;
	name: string;
	organisation_id: string;
	service_level: ServiceLevel;
	service_type: ServiceType | null;
	main_instrument: InstrumentId;
	instruments: InstrumentId[];
}

export interface UnitMunicipalityRow {
	unit_id: string;
	municipality_id: string;
}

export interface AccountRow {
	id: string;
	email: string;
	display_name: string;
}

export interface MembershipRow {
	account_id: string;
	role: Role;
	unit_id: string | null;
	organisation_id: string | null;
}

export interface ProjectRow {
	id: string;
	account_id: string;
	title: string;
	purpose: string;
	approval_reference: string;
	ends_on: string;
	created_at: string;
	institution: string;
	state: 'approved';
	sent_at: string;
	decided_at: string;
	decided_by: string;
	decision_reason: string;
}

export interface ProjectVariableRow {
	project_id: string;
	name: string;
	position: number;
	reason: string | null;
}

export interface PersonRow {
	id: string;
	birth_date: string;
	sex: Sex;
}

export interface CourseRow {
	id: string;
	unit_id: string;
	person_id: string;
	initials: string;
	status: CourseState;
	residence_municipality_id: string;
	referral_date: string | null;
	start_date: string | null;
	end_date: string | null;
	service_level: ServiceLevel;
	service_type: ServiceType | null;
	delivery: Delivery;
	phase: Phase;
	diagnosis_group: DiagnosisGroup;
	professions: Profession[];
	main_instrument: InstrumentId;
	no_goals: boolean;
	goals_set_on: string | null;
	first_assessed_on: string | null;
	no_work: boolean;
	created_by: string | null;
	updated_by: string | null;
	updated_at: string;
	completed_at: string | null;
}

export interface MeasurementRow {
	course_id: string;
	instrument: InstrumentId;
	timepoint: Timepoint;
	value: number | null;
	missing_reason: MissingReason | null;
}

export interface GoalRow {
	course_id: string;
	position: number;
	text: string;
	icf_area: IcfArea;
	importance: number | null;
	difficulty: number | null;
	start_level: -2 | -1 | null;
	attained: GoalLevel | null;
	missing_reason: MissingReason | null;
}

export interface ProblemRow {
	course_id: string;
	position: number;
	text: string;
	importance: number | null;
	performance_start: number | null;
	performance_end: number | null;
	satisfaction_start: number | null;
	satisfaction_end: number | null;
}

export interface ServicesRow extends Services {
	course_id: string;
}

export interface WorkStateRow {
	course_id: string;
	timepoint: Timepoint;
	state: WorkState | null;
	percent: number | null;
	weeks_without_benefit: number | null;
	missing_reason: MissingReason | null;
}

export interface FollowupRow {
	course_id: string;
	timepoint: 'm3' | 'm12';
	done_on: string;
	mode: FollowupMode;
	result: FollowupResult;
}

export interface SatisfactionRow {
	course_id: string;
	respondent: Respondent;
	level: SatisfactionLevel | null;
	missing_reason: MissingReason | null;
}

/** How many courses of a unit another source knows of. */
export interface ReportedCountRow {
	unit_id: string;
	year: number;
	source: 'NPR' | 'KPR' | 'KOSTRA';
	count: number;
}

/** What is registered under one course. */
export interface CourseContent {
	measurements: MeasurementRow[];
	goals: GoalRow[];
	problems: ProblemRow[];
	services: ServicesRow[];
	work: WorkStateRow[];
	followups: FollowupRow[];
	satisfaction: SatisfactionRow[];
}

/** A whole synthetic registry, in the order in which its tables refer to each other. */
export interface DemoRegistry extends CourseContent {
	organisations: OrganisationRow[];
	units: UnitRow[];
	unitMunicipalities: UnitMunicipalityRow[];
	accounts: AccountRow[];
	memberships: MembershipRow[];
	projects: ProjectRow[];
	projectVariables: ProjectVariableRow[];
	persons: PersonRow[];
	courses: CourseRow[];
	reportedCounts: ReportedCountRow[];
}
