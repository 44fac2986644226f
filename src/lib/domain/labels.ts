/**
 * The text of every code, in the language of the page unless another is asked for.
 * Each list names its messages one by one, so that the type check finds a code without a text
 * and a page carries only the texts it uses.
 */
import * as m from '../paraglide/messages.js';
import type { Locale } from '../paraglide/runtime.js';
import type {
	AgeBand,
	CourseState,
	Delivery,
	DiagnosisGroup,
	FollowupMode,
	FollowupResult,
	GoalLevel,
	IcfArea,
	MissingReason,
	OrganisationKind,
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
} from './codes.ts';
import type { Texts } from './instrumentLabels.ts';

export {
	instrumentGroupLabel,
	instrumentHint,
	instrumentLabel,
	instrumentUnitLabel,
	licenceLabel,
} from './instrumentLabels.ts';
export { livingSituationLabel, offerLabel, supportNeedLabel, yesNoAnswerLabel } from './serviceLabels.ts';

const serviceLevelTexts: Texts<ServiceLevel> = {
	'1': m.service_level_1,
	'2': m.service_level_2,
	'3': m.service_level_3,
	'4': m.service_level_4,
	'5.1': m.service_level_5_1,
	'5.2': m.service_level_5_2,
	'5.3': m.service_level_5_3,
};

export function serviceLevelLabel(level: ServiceLevel, locale?: Locale): string {
	return serviceLevelTexts[level]({}, { locale });
}

const serviceTypeTexts: Texts<ServiceType> = {
	primary_complex: m.service_type_primary_complex,
	primary_simple: m.service_type_primary_simple,
	secondary: m.service_type_secondary,
	day: m.service_type_day,
	outpatient: m.service_type_outpatient,
	ambulant: m.service_type_ambulant,
};

export function serviceTypeLabel(type: ServiceType, locale?: Locale): string {
	return serviceTypeTexts[type]({}, { locale });
}

const deliveryTexts: Texts<Delivery> = {
	inpatient: m.delivery_inpatient,
	day: m.delivery_day,
	outpatient: m.delivery_outpatient,
	home: m.delivery_home,
	digital: m.delivery_digital,
};

export function deliveryLabel(delivery: Delivery, locale?: Locale): string {
	return deliveryTexts[delivery]({}, { locale });
}

const phaseTexts: Texts<Phase> = {
	early: m.phase_early,
	late: m.phase_late,
};

export function phaseLabel(phase: Phase, locale?: Locale): string {
	return phaseTexts[phase]({}, { locale });
}

const diagnosisGroupTexts: Texts<DiagnosisGroup> = {
	stroke: m.diagnosis_group_stroke,
	brain_injury: m.diagnosis_group_brain_injury,
	neurological: m.diagnosis_group_neurological,
	neuromuscular: m.diagnosis_group_neuromuscular,
	musculoskeletal: m.diagnosis_group_musculoskeletal,
	pain: m.diagnosis_group_pain,
	cancer_late_effects: m.diagnosis_group_cancer_late_effects,
	heart: m.diagnosis_group_heart,
	lung: m.diagnosis_group_lung,
	obesity: m.diagnosis_group_obesity,
	cfs_me: m.diagnosis_group_cfs_me,
	rheumatic: m.diagnosis_group_rheumatic,
	amputation: m.diagnosis_group_amputation,
	multitrauma: m.diagnosis_group_multitrauma,
	mental_health_work: m.diagnosis_group_mental_health_work,
	geriatric_hip_fracture: m.diagnosis_group_geriatric_hip_fracture,
	other: m.diagnosis_group_other,
};

export function diagnosisGroupLabel(group: DiagnosisGroup, locale?: Locale): string {
	return diagnosisGroupTexts[group]({}, { locale });
}

const professionTexts: Texts<Profession> = {
	physician: m.profession_physician,
	nurse: m.profession_nurse,
	physiotherapist: m.profession_physiotherapist,
	occupational_therapist: m.profession_occupational_therapist,
	speech_therapist: m.profession_speech_therapist,
	psychologist: m.profession_psychologist,
	neuropsychologist: m.profession_neuropsychologist,
	social_worker: m.profession_social_worker,
	social_educator: m.profession_social_educator,
	dietitian: m.profession_dietitian,
	sports_educator: m.profession_sports_educator,
	health_worker: m.profession_health_worker,
	work_adviser: m.profession_work_adviser,
};

export function professionLabel(profession: Profession, locale?: Locale): string {
	return professionTexts[profession]({}, { locale });
}

const sexTexts: Texts<Sex> = {
	female: m.sex_female,
	male: m.sex_male,
	unknown: m.sex_unknown,
};

export function sexLabel(sex: Sex, locale?: Locale): string {
	return sexTexts[sex]({}, { locale });
}

const ageBandTexts: Texts<AgeBand> = {
	'0-17': m.age_band_0_17,
	'18-29': m.age_band_18_29,
	'30-39': m.age_band_30_39,
	'40-49': m.age_band_40_49,
	'50-59': m.age_band_50_59,
	'60-69': m.age_band_60_69,
	'70-79': m.age_band_70_79,
	'80-89': m.age_band_80_89,
	'90+': m.age_band_90_plus,
};

export function ageBandLabel(band: AgeBand, locale?: Locale): string {
	return ageBandTexts[band]({}, { locale });
}

const timepointTexts: Texts<Timepoint> = {
	start: m.timepoint_start,
	end: m.timepoint_end,
	m3: m.timepoint_m3,
	m12: m.timepoint_m12,
};

export function timepointLabel(timepoint: Timepoint, locale?: Locale): string {
	return timepointTexts[timepoint]({}, { locale });
}

const workStateTexts: Texts<WorkState> = {
	work: m.work_state_work,
	graded_sick_leave: m.work_state_graded_sick_leave,
	full_sick_leave: m.work_state_full_sick_leave,
	aap: m.work_state_aap,
	disability_pension: m.work_state_disability_pension,
	unemployed: m.work_state_unemployed,
	student: m.work_state_student,
	retired: m.work_state_retired,
	other: m.work_state_other,
};

export function workStateLabel(state: WorkState, locale?: Locale): string {
	return workStateTexts[state]({}, { locale });
}

const missingReasonTexts: Texts<MissingReason> = {
	not_measured: m.missing_reason_not_measured,
	refused: m.missing_reason_refused,
	unable: m.missing_reason_unable,
	died: m.missing_reason_died,
	moved: m.missing_reason_moved,
	not_suitable: m.missing_reason_not_suitable,
};

export function missingReasonLabel(reason: MissingReason, locale?: Locale): string {
	return missingReasonTexts[reason]({}, { locale });
}

const icfAreaTexts: Texts<IcfArea> = {
	learning: m.icf_area_learning,
	tasks: m.icf_area_tasks,
	communication: m.icf_area_communication,
	mobility: m.icf_area_mobility,
	self_care: m.icf_area_self_care,
	domestic_life: m.icf_area_domestic_life,
	relationships: m.icf_area_relationships,
	work_education_economy: m.icf_area_work_education_economy,
	community_life: m.icf_area_community_life,
	body_function: m.icf_area_body_function,
};

export function icfAreaLabel(area: IcfArea, locale?: Locale): string {
	return icfAreaTexts[area]({}, { locale });
}

const goalLevelTexts: Texts<GoalLevel> = {
	[-2]: m.goal_level_minus2,
	[-1]: m.goal_level_minus1,
	0: m.goal_level_0,
	1: m.goal_level_plus1,
	2: m.goal_level_plus2,
};

export function goalLevelLabel(level: GoalLevel, locale?: Locale): string {
	return goalLevelTexts[level]({}, { locale });
}

const followupModeTexts: Texts<FollowupMode> = {
	visit: m.followup_mode_visit,
	phone: m.followup_mode_phone,
	video: m.followup_mode_video,
	letter: m.followup_mode_letter,
	self_report: m.followup_mode_self_report,
};

export function followupModeLabel(mode: FollowupMode, locale?: Locale): string {
	return followupModeTexts[mode]({}, { locale });
}

const followupResultTexts: Texts<FollowupResult> = {
	answered: m.followup_result_answered,
	unreachable: m.followup_result_unreachable,
	declined: m.followup_result_declined,
	dead: m.followup_result_dead,
	moved: m.followup_result_moved,
};

export function followupResultLabel(result: FollowupResult, locale?: Locale): string {
	return followupResultTexts[result]({}, { locale });
}

const satisfactionTexts: Texts<SatisfactionLevel> = {
	1: m.satisfaction_1,
	2: m.satisfaction_2,
	3: m.satisfaction_3,
	4: m.satisfaction_4,
	5: m.satisfaction_5,
};

export function satisfactionLabel(level: SatisfactionLevel, locale?: Locale): string {
	return satisfactionTexts[level]({}, { locale });
}

const respondentTexts: Texts<Respondent> = {
	patient: m.respondent_patient,
	kin: m.respondent_kin,
};

export function respondentLabel(respondent: Respondent, locale?: Locale): string {
	return respondentTexts[respondent]({}, { locale });
}

const courseStateTexts: Texts<CourseState> = {
	draft: m.course_state_draft,
	completed: m.course_state_completed,
	withdrawn: m.course_state_withdrawn,
};

export function courseStateLabel(state: CourseState, locale?: Locale): string {
	return courseStateTexts[state]({}, { locale });
}

const roleTexts: Texts<Role> = {
	clinician: m.role_clinician,
	leader: m.role_leader,
	researcher: m.role_researcher,
	coordinator: m.role_coordinator,
};

export function roleLabel(role: Role, locale?: Locale): string {
	return roleTexts[role]({}, { locale });
}

const organisationKindTexts: Texts<OrganisationKind> = {
	nation: m.organisation_kind_nation,
	region: m.organisation_kind_region,
	trust: m.organisation_kind_trust,
	institution: m.organisation_kind_institution,
	county: m.organisation_kind_county,
	municipality: m.organisation_kind_municipality,
	unit: m.organisation_kind_unit,
	kostra: m.organisation_kind_kostra,
	centrality: m.organisation_kind_centrality,
};

export function organisationKindLabel(kind: OrganisationKind, locale?: Locale): string {
	return organisationKindTexts[kind]({}, { locale });
}
