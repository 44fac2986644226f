import type { Delivery, LivingSituation, SupportNeed, YesNoAnswer } from '../../domain/codes.ts';

/** Services around the courses of one kind of unit: what people have, and what the unit says of it. */
export interface ServiceProfile {
	/** Home services; null where the unit does not ask, as in specialist care. */
	home: {
		needAtStart: Partial<Record<SupportNeed, number>>;
		/** Chance of managing without services at the end, by the need at the start. */
		noneAfter: Record<SupportNeed, number>;
		/** Share who applied for permanent services, and share of them who were assessed first. */
		applied: number;
		assessed: number;
	} | null;
	living: {
		start: Partial<Record<LivingSituation, number>>;
		/** Share who live at home after; the others by these weights. */
		homeAfter: number;
		otherwise: Partial<Record<LivingSituation, number>>;
	} | null;
	/** Share with a complex or long-lasting need; chance that a plan is offered them, and a coordinator. */
	complex: { share: number; plan: number; coordinator: number };
	/** Stays only: share to whom a notice is relevant, chance that it is sent, and that the report is ready. */
	handover: { relevant: number; notice: number; report: number } | null;
	kinInvolved: Partial<Record<YesNoAnswer, number>>;
	/** Contacts a week; a delivery without a number does not count them. */
	contactsPerWeek: Partial<Record<Delivery, number>>;
	/** Share of the courses where next of kin answer about satisfaction. */
	kinAnswers: number;
}

const atHome = {
	start: { home: 91, sheltered_housing: 9 },
	homeAfter: 0.93,
	otherwise: { sheltered_housing: 62, short_term_stay: 24, nursing_home: 9, hospital: 5 },
} as const;

export const reablementServices: ServiceProfile = {
	home: {
		needAtStart: { none: 34, limited: 36, moderate: 23, extensive: 7 },
		noneAfter: { none: 0.88, limited: 0.58, moderate: 0.28, extensive: 0.08 },
		applied: 0.42,
		assessed: 0.7,
	},
	living: atHome,
	complex: { share: 0.14, plan: 0.04, coordinator: 0.05 },
	handover: null,
	kinInvolved: { yes: 34, no: 41, not_relevant: 25 },
	contactsPerWeek: { home: 4.2, digital: 2.5 },
	kinAnswers: 0.13,
};

export const homeRehabilitationServices: ServiceProfile = {
	home: {
		needAtStart: { none: 40, limited: 31, moderate: 21, extensive: 8 },
		noneAfter: { none: 0.87, limited: 0.52, moderate: 0.25, extensive: 0.07 },
		applied: 0.36,
		assessed: 0.66,
	},
	living: atHome,
	complex: { share: 0.4, plan: 0.07, coordinator: 0.09 },
	handover: null,
	kinInvolved: { yes: 46, no: 34, not_relevant: 20 },
	contactsPerWeek: { home: 2.6, outpatient: 1.4, digital: 1.2 },
	kinAnswers: 0.16,
};

export const municipalWardServices: ServiceProfile = {
	home: {
		needAtStart: { none: 37, limited: 33, moderate: 22, extensive: 8 },
		noneAfter: { none: 0.64, limited: 0.31, moderate: 0.14, extensive: 0.03 },
		applied: 0.55,
		assessed: 0.74,
	},
	living: {
		start: { hospital: 68, home: 23, short_term_stay: 7, sheltered_housing: 2 },
		homeAfter: 0.71,
		otherwise: { short_term_stay: 42, nursing_home: 33, sheltered_housing: 17, hospital: 8 },
	},
	complex: { share: 0.25, plan: 0.04, coordinator: 0.06 },
	handover: null,
	kinInvolved: { yes: 58, no: 27, not_relevant: 15 },
	contactsPerWeek: { day: 3 },
	kinAnswers: 0.2,
};

export const hospitalServices: ServiceProfile = {
	home: null,
	living: {
		start: { hospital: 83, home: 16, sheltered_housing: 1 },
		homeAfter: 0.77,
		otherwise: { short_term_stay: 54, nursing_home: 18, hospital: 16, sheltered_housing: 12 },
	},
	complex: { share: 0.6, plan: 0.11, coordinator: 0.14 },
	handover: { relevant: 0.94, notice: 0.95, report: 0.93 },
	kinInvolved: { yes: 72, no: 18, not_relevant: 10 },
	contactsPerWeek: { home: 1.1, digital: 0.8 },
	kinAnswers: 0.24,
};

/** Most go home to their own and need nothing of the municipality that would have to be told early. */
export const centreServices: ServiceProfile = {
	home: null,
	living: {
		start: { home: 97, hospital: 3 },
		homeAfter: 0.985,
		otherwise: { sheltered_housing: 50, hospital: 30, other: 20 },
	},
	complex: { share: 0.3, plan: 0.05, coordinator: 0.05 },
	handover: { relevant: 0.3, notice: 0.89, report: 0.9 },
	kinInvolved: { yes: 15, no: 30, not_relevant: 55 },
	contactsPerWeek: { day: 3.6, outpatient: 0.9, digital: 0.7 },
	kinAnswers: 0.03,
};
