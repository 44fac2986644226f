import type { ServiceLevel, ServiceType } from '../../domain/codes.ts';
import type { InstrumentId } from '../../domain/instruments.ts';
import type { Profile } from './profile.ts';

/** How good a unit is at something, as a shift on the logit scale; what is not said is drawn. */
export interface Traits {
	improvement: number;
	improvementPerYear: number;
	goals: number;
	work: number;
	paired: number;
	answered: number;
	answeredPerYear: number;
	satisfied: number;
	timely: number;
	/** Patients who manage without home services, or at home. */
	independence: number;
	/** A plan or a coordinator is offered. */
	coordination: number;
	/** Notices sent early, reports ready. */
	handover: number;
	/** Assessed before permanent services are decided. */
	assessed: number;
	/** Goals and first measurement in the first days. */
	prompt: number;
	/** Contacts a week, on the logarithm. */
	intensity: number;
}

export interface UnitSpec {
	slug: string;
	/** Clearly made up; only the municipality around it is real. */
	name: string;
	/** Number of the municipality, or the slug of an institution. */
	owner: string;
	/** Further municipalities that an inter-municipal unit serves. */
	serves?: readonly string[];
	level: ServiceLevel;
	type?: ServiceType;
	profile: Profile;
	/** The first is the main instrument. */
	instruments: readonly [InstrumentId, ...InstrumentId[]];
	/** Relative number of courses. */
	volume: number;
	/** Years after the first of the six that the unit began to register. */
	joined?: number;
	/** Municipalities where other patients live: neighbours, or the region of a hospital. */
	around: readonly string[];
	/** Units that send some of their patients on to this one. */
	takesFrom?: readonly string[];
	traits?: Partial<Traits>;
	/** Share of its courses that the unit registers; what is not said is drawn. */
	coverage?: number;
}

export interface InstitutionSpec {
	slug: string;
	name: string;
	/** A health trust, or a region that buys from a private institution. */
	parent: string;
	/** Number of the municipality that it lies in. */
	near: string;
}
