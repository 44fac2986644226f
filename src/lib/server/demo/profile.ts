import type { Delivery, DiagnosisGroup, IcfArea, Profession, WorkState } from '../../domain/codes.ts';
import type { InstrumentId } from '../../domain/instruments.ts';
import type { InstrumentModel } from './instrumentModels.ts';
import type { ServiceProfile } from './serviceProfile.ts';

/** Who has a diagnosis in a kind of service. */
export interface CaseMix {
	share: number;
	age: { mean: number; sd: number; from: number; to: number };
	female: number;
	/** Share in the early phase: from the acute illness straight on. */
	early: number;
}

/** What is alike in all units of one kind. */
export interface Profile {
	models: Partial<Record<InstrumentId, InstrumentModel>>;
	mix: Partial<Record<DiagnosisGroup, CaseMix>>;
	deliveries: Partial<Record<Delivery, number>>;
	/** Days from referral to start, median and spread of the logarithm; days of the course likewise. */
	wait: { median: number; spread: number };
	length: { median: number; spread: number; from: number; to: number };
	/** Chance that each profession takes part. */
	team: Partial<Record<Profession, number>>;
	goalAreas: Partial<Record<IcfArea, number>>;
	/** State at start of those of 18–67 years. */
	workAtStart: Partial<Record<WorkState, number>>;
	/** Chance of being in any work after 12 months, by state at start. */
	backInWork: Partial<Record<WorkState, number>>;
	/** Share who die within a year of the start, at the profile's mean age. */
	mortality: number;
	/** Share who are reached after 12 months, half-way through the six years. */
	answeredM12: number;
	/** Share with a planned contact within 3 months. */
	contactM3: number;
	services: ServiceProfile;
}

/** Shorthand of the case mix tables: share, mean age, sd, youngest, oldest, female, early. */
export function caseMix(
	share: number,
	age: readonly [mean: number, sd: number, from: number, to: number],
	female: number,
	early: number,
): CaseMix {
	return { share, age: { mean: age[0], sd: age[1], from: age[2], to: age[3] }, female, early };
}
