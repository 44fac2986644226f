import { addYears, dayOf, type Day } from './days.ts';
import type { Random } from './random.ts';
import type { Traits, UnitSpec } from './unitSpec.ts';

/** A unit while its courses are made. */
export interface UnitContext {
	spec: UnitSpec;
	id: string;
	traits: Traits;
	random: Random;
	/** Municipality ids, the own one more often than the others. */
	residences: readonly string[];
	/** From when the unit registers, and the day that nothing may be after. */
	from: Day;
	today: Day;
	/** First day of the six years: trends are counted from their middle. */
	epoch: Day;
}

export const registryYears = 6;

export const unitId = (slug: string) => `unit-${slug}`;
export const institutionId = (slug: string) => `institution-${slug}`;
export const municipalityId = (number: string) => `municipality-${number}`;

/** Lies in a municipality, not in an institution. */
export const isMunicipal = (spec: UnitSpec) => /^\d{4}$/.test(spec.owner);

export function ownerId(spec: UnitSpec): string {
	return isMunicipal(spec) ? municipalityId(spec.owner) : institutionId(spec.owner);
}

export function unitContext(spec: UnitSpec, near: string, today: string, seed: Random): UnitContext {
	const random = seed.stream(spec.slug);
	const end = dayOf(today);
	const epoch = addYears(end, -registryYears);
	// Nearly all patients of a municipality live there; a hospital takes from its whole region.
	const ownShare = isMunicipal(spec) && !spec.serves ? spec.around.length * 12 : 2;
	return {
		spec,
		id: unitId(spec.slug),
		traits: drawTraits(spec, random.stream('traits')),
		random,
		residences: [...Array<string>(ownShare).fill(near), ...spec.around].map(municipalityId),
		from: addYears(epoch, spec.joined ?? 0),
		today: end,
		epoch,
	};
}

/** True differences between units, drawn once each: large enough to see, small enough to believe. */
function drawTraits(spec: UnitSpec, random: Random): Traits {
	return {
		improvement: random.normal(0, 0.18),
		improvementPerYear: random.normal(0.02, 0.03),
		goals: random.normal(0, 0.16),
		work: random.normal(0, 0.22),
		paired: random.normal(0, 0.55),
		answered: random.normal(0, 0.35),
		answeredPerYear: random.normal(0.2, 0.07),
		satisfied: random.normal(0, 0.3),
		timely: random.normal(0, 0.5),
		independence: random.normal(0, 0.25),
		coordination: random.normal(0, 0.4),
		handover: random.normal(0, 0.6),
		assessed: random.normal(0, 0.5),
		prompt: random.normal(0, 0.5),
		intensity: random.normal(0, 0.15),
		...spec.traits,
	};
}

/** Years from the middle of the six: −3 … 3. */
export function yearsFromMiddle(unit: UnitContext, day: Day): number {
	return (day - unit.epoch) / 365.25 - registryYears / 2;
}

/** Shifts a probability on the logit scale. */
export function shifted(probability: number, shift: number): number {
	return 1 / (1 + Math.exp(-(Math.log(probability / (1 - probability)) + shift)));
}
