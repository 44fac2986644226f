import type { DiagnosisGroup, Sex } from '../../domain/codes.ts';
import type { Day } from './days.ts';
import type { CaseMix } from './profile.ts';
import type { Random } from './random.ts';
import type { UnitContext } from './unitContext.ts';

export interface Person {
	id: string;
	birth: Day;
	sex: Sex;
	residence: string;
	diagnosis: DiagnosisGroup;
	/** Known to the generator alone; teams learn it when they call. */
	diedOn: Day;
}

/** A new patient of the unit, whose first course starts on the given day. */
export function drawPerson(unit: UnitContext, start: Day, random: Random): Person {
	const { mix, mortality } = unit.spec.profile;
	const shares = Object.fromEntries(
		Object.entries(mix).map(([diagnosis, { share }]) => [diagnosis, share]),
	) as Partial<Record<DiagnosisGroup, number>>;
	const diagnosis = random.weighted(shares);
	const found = mix[diagnosis];
	if (!found) throw new RangeError(`diagnosis must be in the unit's case mix, got ${diagnosis}`);
	const sex = random.chance(found.female) ? 'female' : 'male';
	const age = drawAge(found.age, sex, random);
	// Mortality about doubles in eight years of age, as in the population.
	const yearly = mortality * Math.exp((age - found.age.mean) / 11.5);
	return {
		id: random.uuid(),
		birth: start - Math.round(age * 365.25),
		sex,
		residence: random.pick(unit.residences),
		diagnosis,
		diedOn: start + 15 + Math.round((-Math.log(1 - random.uniform()) / yearly) * 365),
	};
}

/** Normal within the limits; women are a little older in every group. */
function drawAge({ mean, sd, from, to }: CaseMix['age'], sex: Sex, random: Random): number {
	for (let attempt = 0; attempt < 20; attempt++) {
		const age = random.normal(sex === 'female' ? mean + 0.8 : mean - 0.8, sd);
		if (age >= from && age < to) return age;
	}
	return mean;
}
