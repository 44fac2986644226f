import type { FollowupMode } from '../../domain/codes.ts';
import { isoDate, weekdayBefore } from './days.ts';
import type { Registered } from './registered.ts';
import type { FollowupRow } from './rows.ts';
import { isMunicipal, shifted, yearsFromMiddle } from './unitContext.ts';
import type { WorkStory } from './work.ts';

const municipalModes: Partial<Record<FollowupMode, number>> = { visit: 46, phone: 44, video: 3, letter: 7 };
const specialistModes: Partial<Record<FollowupMode, number>> = {
	self_report: 52,
	phone: 30,
	video: 9,
	visit: 5,
	letter: 4,
};

/** Contacts that have been by today. */
export function followUp(course: Registered, work: WorkStory | null): FollowupRow[] {
	if (course.status !== 'completed' || course.end === null) return [];
	const rows = [atThreeMonths(course, course.end), atTwelveMonths(course, course.end, work)];
	return rows.filter((row) => row !== null);
}

function atThreeMonths(course: Registered, end: number): FollowupRow | null {
	const { unit, random } = course.plan;
	const draw = random.stream('m3');
	const shift = 0.8 * unit.traits.answered + 0.12 * yearsFromMiddle(unit, end);
	if (!draw.chance(shifted(unit.spec.profile.contactM3, shift))) return null;
	const day = end + draw.integer(58, 97);
	const result = draw.weighted({ answered: 88, unreachable: 8, declined: 3, moved: 1 });
	return row(course, 'm3', day, result);
}

function atTwelveMonths(course: Registered, end: number, work: WorkStory | null): FollowupRow | null {
	const { unit, random } = course.plan;
	const draw = random.stream('m12');
	const { answered, answeredPerYear } = unit.traits;
	// Those of working age are asked about work, and who is back in work answers a little more often.
	const shift =
		answered +
		answeredPerYear * yearsFromMiddle(unit, end) +
		(work ? 0.65 : 0) +
		(work?.backInWork ? 0.3 : 0);
	// The window is 11 to 14 months; some come too late to count.
	const day = end + (draw.chance(0.92) ? draw.integer(345, 408) : draw.integer(432, 520));
	if (draw.chance(shifted(unit.spec.profile.answeredM12, shift))) return row(course, 'm12', day, 'answered');
	if (!draw.chance(0.5)) return null;
	return row(course, 'm12', day, draw.weighted({ unreachable: 64, declined: 26, moved: 10 }));
}

function row(
	course: Registered,
	timepoint: 'm3' | 'm12',
	day: number,
	result: FollowupRow['result'],
): FollowupRow | null {
	const { unit, person, random } = course.plan;
	if (day > unit.today) return null;
	const modes = isMunicipal(unit.spec) ? municipalModes : specialistModes;
	const reached = person.diedOn <= day ? 'dead' : result;
	const mode = reached === 'dead' ? 'phone' : random.stream(`mode ${timepoint}`).weighted(modes);
	// Forms come in on any day, teams call on weekdays.
	const doneOn = isoDate(mode === 'self_report' ? day : weekdayBefore(day));
	return { course_id: course.id, timepoint, done_on: doneOn, mode, result: reached };
}
