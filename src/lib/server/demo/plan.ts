import { monthOf, weekdayBefore, type Day } from './days.ts';
import { drawPerson, type Person } from './person.ts';
import type { Random } from './random.ts';
import { yearsFromMiddle, type UnitContext } from './unitContext.ts';

/** What happens in a course, whether or not anybody registers it. */
export interface CoursePlan {
	unit: UnitContext;
	random: Random;
	person: Person;
	referral: Day | null;
	start: Day;
	/** Planned end; after today for a course that is running. */
	end: Day;
	early: boolean;
	/** Function at start compared with others of the unit, standard normal. */
	ability: number;
	/** Progress compared with others everywhere: unit, year, case mix and luck. */
	progress: number;
}

/** A course of somebody new to the registry. */
export function planCourse(unit: UnitContext, index: number): CoursePlan {
	const random = unit.random.stream(index);
	const start = drawStart(unit, random.stream('start'));
	return planFor(unit, random, drawPerson(unit, start, random.stream('person')), start);
}

/** A course of a known person, some weeks to two years after the earlier one; null when it cannot be. */
export function planNextCourse(unit: UnitContext, name: string, earlier: CoursePlan): CoursePlan | null {
	const random = unit.random.stream(name);
	const sameUnit = earlier.unit.id === unit.id;
	// A transfer follows at once; coming back to the same team takes longer.
	const gap = sameUnit ? random.logNormal(260, 0.6) : random.logNormal(16, 0.8);
	const start = weekdayBefore(earlier.end + Math.max(4, Math.round(gap)));
	if (start > unit.today - 3 || start < unit.from || earlier.person.diedOn < start + 30) return null;
	const known = unit.spec.profile.mix[earlier.person.diagnosis];
	const diagnosis = known ? earlier.person.diagnosis : 'other';
	return planFor(unit, random, { ...earlier.person, diagnosis }, start);
}

function planFor(unit: UnitContext, random: Random, person: Person, start: Day): CoursePlan {
	const { wait, length, mix } = unit.spec.profile;
	const dates = random.stream('dates');
	const drawn = Math.round(dates.logNormal(length.median, length.spread));
	const planned = weekdayBefore(start + Math.min(length.to, Math.max(length.from, drawn)));
	const waited = Math.min(500, Math.round(dates.logNormal(wait.median, wait.spread)));
	const early = random.stream('phase').chance(mix[person.diagnosis]?.early ?? 0.2);

	const latent = random.stream('latent');
	const ageOverMean = (start - person.birth) / 365.25 - (mix[person.diagnosis]?.age.mean ?? 60);
	return {
		unit,
		random,
		person,
		referral: dates.chance(0.04) ? null : start - waited,
		start,
		end: Math.max(start, Math.min(planned, person.diedOn)),
		early,
		ability: latent.normal(-0.02 * ageOverMean, 0.95),
		progress: latent.normal(
			unit.traits.improvement +
				unit.traits.improvementPerYear * yearsFromMiddle(unit, start) +
				(early ? 0.12 : -0.12) -
				0.012 * ageOverMean,
			1,
		),
	};
}

/** More courses each year as a team grows, fewer in July and around Christmas. */
function drawStart(unit: UnitContext, random: Random): Day {
	const holidays: Record<number, number> = { 6: 0.5, 11: 0.75 };
	for (;;) {
		const share = random.uniform();
		const day = Math.round(unit.from + share * (unit.today - unit.from));
		if (random.chance((0.6 + 0.4 * share) * (holidays[monthOf(day)] ?? 1))) return weekdayBefore(day);
	}
}
