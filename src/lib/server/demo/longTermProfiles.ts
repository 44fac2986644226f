import { caseMix, type Profile } from './profile.ts';
import { working } from './instrumentModels.ts';
import { centreServices } from './serviceProfile.ts';
import { workDirected } from './specialisedProfiles.ts';

const centre: Pick<Profile, 'models' | 'backInWork' | 'goalAreas' | 'workAtStart' | 'services'> = {
	services: centreServices,
	models: working,
	backInWork: workDirected.backInWork,
	goalAreas: {
		body_function: 26,
		mobility: 22,
		community_life: 20,
		tasks: 12,
		work_education_economy: 12,
		relationships: 8,
	},
	workAtStart: {
		full_sick_leave: 26,
		graded_sick_leave: 16,
		aap: 17,
		disability_pension: 19,
		work: 14,
		retired: 3,
		unemployed: 3,
		student: 2,
	},
};

/** Heart and lung disease: training and mastery of three to four weeks. */
export const heartAndLung: Profile = {
	...centre,
	mix: {
		heart: caseMix(52, [63, 10, 32, 84], 0.31, 0.65),
		lung: caseMix(42, [66, 9, 35, 83], 0.52, 0.2),
		obesity: caseMix(6, [49, 11, 22, 70], 0.62, 0),
	},
	deliveries: { inpatient: 82, day: 18 },
	wait: { median: 42, spread: 0.55 },
	length: { median: 26, spread: 0.15, from: 12, to: 45 },
	team: {
		physician: 0.95,
		nurse: 0.94,
		physiotherapist: 0.97,
		sports_educator: 0.7,
		dietitian: 0.55,
		psychologist: 0.25,
		social_worker: 0.2,
	},
	mortality: 0.02,
	answeredM12: 0.6,
	contactM3: 0.35,
};

/** Rheumatic disease, pain, cancer and fatigue. */
export const longTerm: Profile = {
	...centre,
	mix: {
		rheumatic: caseMix(30, [57, 12, 22, 82], 0.71, 0.03),
		pain: caseMix(24, [49, 12, 20, 76], 0.72, 0.01),
		cancer_late_effects: caseMix(20, [57, 11, 24, 80], 0.68, 0.2),
		cfs_me: caseMix(10, [40, 11, 18, 64], 0.79, 0),
		obesity: caseMix(9, [46, 11, 20, 68], 0.66, 0),
		neuromuscular: caseMix(7, [48, 14, 18, 76], 0.5, 0.02),
	},
	deliveries: { inpatient: 68, day: 22, outpatient: 7, digital: 3 },
	wait: { median: 74, spread: 0.5 },
	length: { median: 22, spread: 0.2, from: 8, to: 60 },
	team: {
		physician: 0.94,
		nurse: 0.85,
		physiotherapist: 0.96,
		occupational_therapist: 0.6,
		psychologist: 0.4,
		social_worker: 0.38,
		sports_educator: 0.45,
		dietitian: 0.25,
	},
	mortality: 0.008,
	answeredM12: 0.56,
	contactM3: 0.32,
};

/** The same groups, a few hours at a time in an outpatient clinic, with work in mind. */
export const outpatientClinic: Profile = {
	...workDirected,
	mix: {
		musculoskeletal: caseMix(46, [44, 10, 22, 64], 0.6, 0.05),
		pain: caseMix(34, [45, 11, 20, 66], 0.69, 0.02),
		mental_health_work: caseMix(20, [41, 10, 22, 62], 0.66, 0.03),
	},
	deliveries: { outpatient: 90, digital: 10 },
	wait: { median: 55, spread: 0.5 },
	length: { median: 84, spread: 0.3, from: 28, to: 190 },
	team: {
		physician: 0.97,
		physiotherapist: 0.93,
		psychologist: 0.5,
		social_worker: 0.5,
		work_adviser: 0.55,
		nurse: 0.15,
	},
	answeredM12: 0.74,
	contactM3: 0.4,
};
