/**
 * The registry's code lists. The database checks the same values (supabase/migrations, courses);
 * the texts stand in the message files under the same names (see labels.ts).
 */

/** Steps of the rehabilitation pyramid, from everyday mastery (1) to specialised inpatient care (5.3). */
export const serviceLevels = ['1', '2', '3', '4', '5.1', '5.2', '5.3'] as const;
export type ServiceLevel = (typeof serviceLevels)[number];

/** Types of specialised service; municipal courses have none. */
export const serviceTypes = [
	'primary_complex',
	'primary_simple',
	'secondary',
	'day',
	'outpatient',
	'ambulant',
] as const;
export type ServiceType = (typeof serviceTypes)[number];

export const deliveries = ['inpatient', 'day', 'outpatient', 'home', 'digital'] as const;
export type Delivery = (typeof deliveries)[number];

export const phases = ['early', 'late'] as const;
export type Phase = (typeof phases)[number];

export const diagnosisGroups = [
	'stroke',
	'brain_injury',
	'neurological',
	'neuromuscular',
	'musculoskeletal',
	'pain',
	'cancer_late_effects',
	'heart',
	'lung',
	'obesity',
	'cfs_me',
	'rheumatic',
	'amputation',
	'multitrauma',
	'mental_health_work',
	'geriatric_hip_fracture',
	'other',
] as const;
export type DiagnosisGroup = (typeof diagnosisGroups)[number];

export const professions = [
	'physician',
	'nurse',
	'physiotherapist',
	'occupational_therapist',
	'speech_therapist',
	'psychologist',
	'neuropsychologist',
	'social_worker',
	'social_educator',
	'dietitian',
	'sports_educator',
	'health_worker',
	'work_adviser',
] as const;
export type Profession = (typeof professions)[number];

export const sexes = ['female', 'male', 'unknown'] as const;
export type Sex = (typeof sexes)[number];

export const timepoints = ['start', 'end', 'm3', 'm12'] as const;
export type Timepoint = (typeof timepoints)[number];

/** Work states; the first is ordinary work, `graded_sick_leave` carries a per cent. */
export const workStates = [
	'work',
	'graded_sick_leave',
	'full_sick_leave',
	'aap',
	'disability_pension',
	'unemployed',
	'student',
	'retired',
	'other',
] as const;
export type WorkState = (typeof workStates)[number];

/** Why a measurement will never come. */
export const missingReasons = ['not_measured', 'refused', 'unable', 'died', 'moved', 'not_suitable'] as const;
export type MissingReason = (typeof missingReasons)[number];

/** Chapters of activities and participation in ICF, used to sort goals. */
export const icfAreas = [
	'learning',
	'tasks',
	'communication',
	'mobility',
	'self_care',
	'domestic_life',
	'relationships',
	'work_education_economy',
	'community_life',
	'body_function',
] as const;
export type IcfArea = (typeof icfAreas)[number];

export const goalLevels = [-2, -1, 0, 1, 2] as const;
export type GoalLevel = (typeof goalLevels)[number];

/** Need for assistance: none, and the three official steps of IPLOS. */
export const supportNeeds = ['none', 'limited', 'moderate', 'extensive'] as const;
export type SupportNeed = (typeof supportNeeds)[number];

export const livingSituations = [
	'home',
	'sheltered_housing',
	'short_term_stay',
	'nursing_home',
	'hospital',
	'other',
] as const;
export type LivingSituation = (typeof livingSituations)[number];

export const yesNoAnswers = ['yes', 'no', 'not_relevant'] as const;
export type YesNoAnswer = (typeof yesNoAnswers)[number];

/** What became of an individual plan or a coordinator that a person has a right to. */
export const offers = ['accepted', 'declined', 'not_offered', 'not_relevant'] as const;
export type Offer = (typeof offers)[number];

export const followupModes = ['visit', 'phone', 'video', 'letter', 'self_report'] as const;
export type FollowupMode = (typeof followupModes)[number];

export const followupResults = ['answered', 'unreachable', 'declined', 'dead', 'moved'] as const;
export type FollowupResult = (typeof followupResults)[number];

/** 1 very dissatisfied … 5 very satisfied. */
export const satisfactionLevels = [1, 2, 3, 4, 5] as const;
export type SatisfactionLevel = (typeof satisfactionLevels)[number];

export const respondents = ['patient', 'kin'] as const;
export type Respondent = (typeof respondents)[number];

export const courseStates = ['draft', 'completed', 'withdrawn'] as const;
export type CourseState = (typeof courseStates)[number];

export const roles = ['clinician', 'leader', 'researcher', 'coordinator'] as const;
export type Role = (typeof roles)[number];

export const organisationKinds = [
	'nation',
	'region',
	'trust',
	'institution',
	'county',
	'municipality',
	'unit',
	'kostra',
	'centrality',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Age bands of the published numbers, whole years at the start of the course. */
export const ageBands = [
	'0-17',
	'18-29',
	'30-39',
	'40-49',
	'50-59',
	'60-69',
	'70-79',
	'80-89',
	'90+',
] as const;
export type AgeBand = (typeof ageBands)[number];
