import type { CourseState, Profession } from '../../domain/codes.ts';
import { isoDate, weekdayBefore, type Day } from './days.ts';
import type { CoursePlan } from './plan.ts';
import { Random } from './random.ts';
import type { CourseRow } from './rows.ts';
import { shifted } from './unitContext.ts';

/** How far the team has come in the registry with a course. */
export interface Registered {
	plan: CoursePlan;
	id: string;
	status: CourseState;
	/** Null: referred, not begun. */
	start: Day | null;
	/** Null: running, or the end is not entered. */
	end: Day | null;
	completedOn: Day | null;
	/** Day of the last change. */
	touchedOn: Day;
}

export function register(plan: CoursePlan): Registered {
	const { today } = plan.unit;
	const random = plan.random.stream('registered');
	const id = random.uuid();
	const draft = { plan, id, status: 'draft' as const, completedOn: null };

	if (plan.start > today - 14 && plan.referral !== null && random.chance(0.4)) {
		return { ...draft, start: null, end: null, touchedOn: Math.min(today, plan.referral + 2) };
	}
	const begun = Math.max(plan.start, weekdayBefore(Math.min(today, plan.start + random.integer(0, 4))));
	if (plan.end > today) return { ...draft, start: plan.start, end: null, touchedOn: begun };
	if (random.chance(0.004)) {
		return { ...draft, status: 'withdrawn', start: plan.start, end: null, touchedOn: begun };
	}
	// Some stopped coming and nobody closed the course.
	if (random.chance(0.003)) return { ...draft, start: plan.start, end: null, touchedOn: begun };

	const timely = random.chance(shifted(0.84, plan.unit.traits.timely));
	const lag = timely ? Math.min(30, random.logNormal(5, 0.9)) : 31 + random.logNormal(20, 0.8);
	const completedOn = weekdayBefore(plan.end + Math.round(lag));
	if (completedOn >= today || random.chance(0.003)) {
		return { ...draft, start: plan.start, end: plan.end, touchedOn: Math.min(today, plan.end + 1) };
	}
	return {
		plan,
		id,
		status: 'completed',
		start: plan.start,
		end: plan.end,
		completedOn,
		touchedOn: completedOn,
	};
}

/** The course itself; what hangs together with its content comes from there. */
export function courseRow(
	course: Registered,
	account: string | null,
	said: Pick<CourseRow, 'no_goals' | 'no_work'>,
): CourseRow {
	const { plan } = course;
	const { spec } = plan.unit;
	const random = plan.random.stream('course');
	return {
		id: course.id,
		unit_id: plan.unit.id,
		person_id: plan.person.id,
		initials: initialsOf(plan.person.id),
		status: course.status,
		residence_municipality_id: plan.person.residence,
		referral_date: plan.referral === null ? null : isoDate(Math.min(plan.referral, plan.unit.today)),
		start_date: course.start === null ? null : isoDate(course.start),
		end_date: course.end === null ? null : isoDate(course.end),
		service_level: spec.level,
		service_type: spec.type ?? null,
		delivery: random.weighted(spec.profile.deliveries),
		phase: plan.early ? 'early' : 'late',
		diagnosis_group: plan.person.diagnosis,
		professions: (Object.entries(spec.profile.team) as [Profession, number][])
			.filter(([, share]) => random.chance(share))
			.map(([profession]) => profession),
		main_instrument: spec.instruments[0],
		no_goals: said.no_goals,
		goals_set_on: null,
		first_assessed_on: null,
		no_work: said.no_work,
		created_by: account,
		updated_by: account,
		updated_at: instant(course.touchedOn, course),
		completed_at: course.completedOn === null ? null : instant(course.completedOn, course),
	};
}

/** The same person has the same initials in every course. */
function initialsOf(personId: string): string {
	const random = new Random(`initials/${personId}`);
	return Array.from({ length: random.integer(2, 3) }, () => random.pick([...'ABEGHIJKLMNORSTØÅ'])).join('');
}

/** Some time in the working day; yesterday at the latest, so that it never lies ahead in any time zone. */
function instant(day: Day, { plan }: Registered): string {
	const random = plan.random.stream(`clock ${day}`);
	const two = (value: number) => String(value).padStart(2, '0');
	const time = `${two(random.integer(6, 14))}:${two(random.integer(0, 59))}`;
	return `${isoDate(Math.min(day, plan.unit.today - 1))}T${time}:00Z`;
}
