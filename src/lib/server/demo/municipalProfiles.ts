import { caseMix, type Profile } from './profile.ts';
import { frail } from './instrumentModels.ts';
import { homeRehabilitationServices, municipalWardServices, reablementServices } from './serviceProfile.ts';

const municipalWork: Pick<Profile, 'workAtStart' | 'backInWork'> = {
	workAtStart: {
		disability_pension: 38,
		full_sick_leave: 17,
		aap: 14,
		graded_sick_leave: 7,
		work: 8,
		retired: 6,
		unemployed: 4,
		student: 1,
		other: 5,
	},
	backInWork: { full_sick_leave: 0.52, graded_sick_leave: 0.72, aap: 0.28, work: 0.9, unemployed: 0.2 },
};

/** Level 2, hverdagsrehabilitering: old people at home who want to manage a day's tasks themselves. */
export const reablement: Profile = {
	models: frail,
	mix: {
		geriatric_hip_fracture: caseMix(26, [82, 7, 60, 101], 0.71, 0.6),
		musculoskeletal: caseMix(20, [77, 9, 45, 98], 0.68, 0.2),
		stroke: caseMix(15, [75, 10, 40, 97], 0.47, 0.55),
		neurological: caseMix(9, [71, 11, 35, 93], 0.46, 0.1),
		heart: caseMix(8, [79, 8, 50, 97], 0.45, 0.3),
		lung: caseMix(7, [75, 8, 48, 94], 0.53, 0.2),
		cancer_late_effects: caseMix(4, [71, 10, 40, 93], 0.56, 0.2),
		other: caseMix(11, [80, 9, 40, 100], 0.63, 0.25),
	},
	deliveries: { home: 97, digital: 3 },
	wait: { median: 9, spread: 0.75 },
	length: { median: 33, spread: 0.3, from: 7, to: 120 },
	team: {
		physiotherapist: 0.93,
		occupational_therapist: 0.91,
		health_worker: 0.72,
		nurse: 0.55,
		social_educator: 0.12,
		physician: 0.04,
	},
	goalAreas: {
		mobility: 38,
		self_care: 22,
		domestic_life: 21,
		community_life: 12,
		relationships: 5,
		tasks: 2,
	},
	...municipalWork,
	mortality: 0.055,
	answeredM12: 0.36,
	contactM3: 0.22,
	services: reablementServices,
};

/** Level 3, rehabilitation at home by an interdisciplinary team, also early supported discharge. */
export const homeRehabilitation: Profile = {
	models: frail,
	mix: {
		stroke: caseMix(34, [71, 11, 32, 94], 0.45, 0.75),
		geriatric_hip_fracture: caseMix(17, [81, 7, 58, 98], 0.71, 0.7),
		neurological: caseMix(15, [64, 13, 24, 90], 0.5, 0.1),
		musculoskeletal: caseMix(10, [70, 12, 28, 94], 0.64, 0.25),
		brain_injury: caseMix(7, [52, 17, 18, 86], 0.34, 0.5),
		neuromuscular: caseMix(4, [55, 15, 20, 82], 0.47, 0.05),
		cancer_late_effects: caseMix(4, [64, 11, 30, 88], 0.57, 0.2),
		other: caseMix(9, [74, 13, 30, 97], 0.58, 0.25),
	},
	deliveries: { home: 88, outpatient: 9, digital: 3 },
	wait: { median: 12, spread: 0.8 },
	length: { median: 50, spread: 0.38, from: 10, to: 200 },
	team: {
		physiotherapist: 0.95,
		occupational_therapist: 0.92,
		nurse: 0.5,
		health_worker: 0.38,
		speech_therapist: 0.2,
		social_educator: 0.15,
		physician: 0.1,
		social_worker: 0.08,
	},
	goalAreas: {
		mobility: 36,
		self_care: 18,
		domestic_life: 17,
		community_life: 13,
		communication: 7,
		relationships: 4,
		work_education_economy: 3,
		tasks: 2,
	},
	...municipalWork,
	mortality: 0.05,
	answeredM12: 0.42,
	contactM3: 0.3,
	services: homeRehabilitationServices,
};

/** Level 4, a stay in a municipal ward, mostly straight from hospital. */
export const municipalWard: Profile = {
	models: frail,
	mix: {
		geriatric_hip_fracture: caseMix(36, [83, 7, 62, 100], 0.7, 0.88),
		stroke: caseMix(22, [77, 9, 45, 96], 0.48, 0.85),
		musculoskeletal: caseMix(14, [79, 8, 50, 97], 0.67, 0.55),
		heart: caseMix(6, [81, 7, 58, 97], 0.46, 0.6),
		lung: caseMix(5, [77, 7, 52, 93], 0.52, 0.5),
		neurological: caseMix(6, [73, 10, 40, 92], 0.47, 0.25),
		amputation: caseMix(3, [74, 9, 45, 92], 0.31, 0.75),
		other: caseMix(8, [81, 9, 50, 100], 0.6, 0.55),
	},
	deliveries: { inpatient: 96, day: 4 },
	wait: { median: 3, spread: 0.8 },
	length: { median: 23, spread: 0.4, from: 6, to: 110 },
	team: {
		nurse: 0.97,
		physiotherapist: 0.95,
		health_worker: 0.88,
		physician: 0.85,
		occupational_therapist: 0.7,
		speech_therapist: 0.08,
		dietitian: 0.07,
	},
	goalAreas: { mobility: 42, self_care: 32, domestic_life: 14, community_life: 7, relationships: 5 },
	...municipalWork,
	mortality: 0.13,
	answeredM12: 0.33,
	contactM3: 0.14,
	services: municipalWardServices,
};
