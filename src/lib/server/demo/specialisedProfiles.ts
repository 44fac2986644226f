import { caseMix, type Profile } from './profile.ts';
import { acute, working } from './instrumentModels.ts';
import { centreServices, hospitalServices } from './serviceProfile.ts';

const backInWork: Profile['backInWork'] = {
	graded_sick_leave: 0.83,
	full_sick_leave: 0.69,
	aap: 0.48,
	work: 0.93,
	unemployed: 0.3,
	student: 0.35,
};

const hospitalTeam: Profile['team'] = {
	physician: 0.99,
	nurse: 0.98,
	physiotherapist: 0.97,
	occupational_therapist: 0.94,
	speech_therapist: 0.5,
	social_worker: 0.72,
	neuropsychologist: 0.48,
	dietitian: 0.3,
};

/** Level 5.2, hospital wards for stroke and brain injury. */
export const hospitalWard: Profile = {
	models: acute,
	mix: {
		stroke: caseMix(56, [66, 12, 24, 90], 0.42, 0.88),
		brain_injury: caseMix(18, [48, 16, 18, 80], 0.29, 0.75),
		neurological: caseMix(12, [54, 14, 20, 80], 0.5, 0.3),
		multitrauma: caseMix(7, [45, 16, 18, 78], 0.3, 0.85),
		amputation: caseMix(4, [62, 13, 24, 84], 0.27, 0.6),
		other: caseMix(3, [58, 14, 20, 84], 0.45, 0.4),
	},
	deliveries: { inpatient: 100 },
	wait: { median: 8, spread: 0.8 },
	length: { median: 28, spread: 0.4, from: 7, to: 120 },
	team: hospitalTeam,
	goalAreas: {
		mobility: 34,
		self_care: 27,
		communication: 13,
		domestic_life: 9,
		learning: 7,
		work_education_economy: 6,
		relationships: 4,
	},
	workAtStart: {
		full_sick_leave: 62,
		graded_sick_leave: 5,
		aap: 10,
		disability_pension: 12,
		retired: 4,
		work: 2,
		unemployed: 3,
		student: 2,
	},
	backInWork: { ...backInWork, full_sick_leave: 0.6 },
	mortality: 0.03,
	answeredM12: 0.64,
	contactM3: 0.46,
	services: hospitalServices,
};

/** Level 5.3, the most severe injuries. */
export const regionalWard: Profile = {
	...hospitalWard,
	mix: {
		brain_injury: caseMix(46, [41, 16, 18, 74], 0.27, 0.9),
		multitrauma: caseMix(22, [42, 15, 18, 74], 0.28, 0.92),
		stroke: caseMix(16, [54, 12, 20, 74], 0.4, 0.85),
		amputation: caseMix(9, [50, 14, 18, 76], 0.25, 0.7),
		neurological: caseMix(7, [46, 14, 18, 72], 0.48, 0.4),
	},
	wait: { median: 6, spread: 0.8 },
	length: { median: 47, spread: 0.45, from: 10, to: 190 },
	team: { ...hospitalTeam, neuropsychologist: 0.8, speech_therapist: 0.65, sports_educator: 0.45 },
	answeredM12: 0.7,
	contactM3: 0.7,
	services: { ...hospitalServices, complex: { share: 0.85, plan: 0.2, coordinator: 0.24 } },
};

/** Work-directed rehabilitation: people on sick leave or AAP who want to come back to work. */
export const workDirected: Profile = {
	models: working,
	mix: {
		musculoskeletal: caseMix(36, [46, 9, 25, 62], 0.64, 0.03),
		pain: caseMix(20, [45, 9, 25, 62], 0.7, 0.02),
		mental_health_work: caseMix(22, [42, 9, 25, 61], 0.68, 0.03),
		cancer_late_effects: caseMix(8, [50, 8, 27, 62], 0.74, 0.1),
		cfs_me: caseMix(5, [39, 9, 25, 58], 0.78, 0.01),
		rheumatic: caseMix(5, [48, 8, 26, 62], 0.69, 0.02),
		other: caseMix(4, [45, 9, 25, 62], 0.6, 0.05),
	},
	deliveries: { inpatient: 70, day: 22, outpatient: 4, digital: 4 },
	wait: { median: 68, spread: 0.5 },
	length: { median: 26, spread: 0.22, from: 12, to: 75 },
	team: {
		physician: 0.93,
		physiotherapist: 0.92,
		work_adviser: 0.85,
		sports_educator: 0.74,
		psychologist: 0.55,
		nurse: 0.48,
		occupational_therapist: 0.35,
		social_worker: 0.42,
		dietitian: 0.12,
	},
	goalAreas: {
		work_education_economy: 44,
		tasks: 18,
		community_life: 16,
		body_function: 14,
		relationships: 8,
	},
	workAtStart: {
		full_sick_leave: 35,
		aap: 28,
		graded_sick_leave: 25,
		work: 6,
		unemployed: 3,
		disability_pension: 2,
		student: 1,
	},
	backInWork,
	mortality: 0.002,
	answeredM12: 0.79,
	contactM3: 0.5,
	services: centreServices,
};
