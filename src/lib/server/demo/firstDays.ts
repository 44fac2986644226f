import { isoDate, weekdayBefore, type Day } from './days.ts';
import type { Random } from './random.ts';
import type { Registered } from './registered.ts';
import type { CourseRow, GoalRow, MeasurementRow } from './rows.ts';
import { shifted } from './unitContext.ts';

/** When function was first measured and goals were set; null where neither was, or nobody wrote it down. */
export function firstDays(
	course: Registered,
	goals: readonly GoalRow[],
	measurements: readonly MeasurementRow[],
	inpatient: boolean,
): Pick<CourseRow, 'first_assessed_on' | 'goals_set_on'> {
	const random = course.plan.random.stream('first days');
	const [assessed, set] = [random.stream('assessed'), random.stream('goals')];
	const measured = measurements.some(({ timepoint, value }) => timepoint === 'start' && value !== null);
	return {
		// In a ward patients are there from the first day; at home the first visits come over some days.
		first_assessed_on: measured ? day(course, assessed, 0.89, inpatient ? [3, 12] : [7, 21]) : null,
		goals_set_on: goals.length > 0 ? day(course, set, 0.86, [13, 34]) : null,
	};
}

function day(
	course: Registered,
	random: Random,
	soon: number,
	[soonTo, lateTo]: readonly [number, number],
): string | null {
	const { start, end, plan } = course;
	if (start === null || random.chance(0.03)) return null;
	const after: Day = random.chance(shifted(soon, plan.unit.traits.prompt))
		? random.integer(0, soonTo)
		: random.integer(soonTo + 2, lateTo);
	const found = Math.max(start, weekdayBefore(start + after));
	// What is late in a long course comes before the end of a short one; what lies ahead is not known.
	if (end !== null) return isoDate(Math.min(found, end));
	return found < plan.unit.today ? isoDate(found) : null;
}
