import type { Timepoint, WorkState } from '../../domain/codes.ts';
import { ageAt } from './days.ts';
import type { Random } from './random.ts';
import type { Registered } from './registered.ts';
import type { FollowupRow, WorkStateRow } from './rows.ts';
import { shifted, yearsFromMiddle } from './unitContext.ts';

/** Where people stand with work: now, at the end, and what a year brings. */
export interface WorkStory {
	start: WorkState;
	end: WorkState;
	backInWork: boolean;
	m12: WorkState;
}

const atEnd: Partial<Record<WorkState, Partial<Record<WorkState, number>>>> = {
	full_sick_leave: { full_sick_leave: 66, graded_sick_leave: 22, work: 5, aap: 7 },
	graded_sick_leave: { graded_sick_leave: 58, work: 27, full_sick_leave: 10, aap: 5 },
	aap: { aap: 86, graded_sick_leave: 5, work: 5, disability_pension: 4 },
};

/** Those who are not back: most move on from sick leave, which lasts a year at most. */
const notBack: Partial<Record<WorkState, Partial<Record<WorkState, number>>>> = {
	full_sick_leave: { aap: 62, full_sick_leave: 18, disability_pension: 12, unemployed: 8 },
	graded_sick_leave: { aap: 60, full_sick_leave: 20, unemployed: 12, disability_pension: 8 },
	aap: { aap: 72, disability_pension: 20, unemployed: 8 },
	work: { full_sick_leave: 70, aap: 20, unemployed: 10 },
};

/** Null for those who were not of working age at the start. */
export function drawWork(course: Registered): WorkStory | null {
	const { plan } = course;
	const age = ageAt(plan.person.birth, plan.start);
	if (age < 18 || age > 67) return null;
	const random = plan.random.stream('work');
	const { workAtStart, backInWork: chances } = plan.unit.spec.profile;
	const drawn = random.weighted(workAtStart);
	const retired = age >= 62 && random.chance((age - 61) * 0.13);
	const start = retired ? 'retired' : drawn === 'student' && age > 40 ? 'other' : drawn;
	const shift =
		plan.unit.traits.work +
		0.03 * yearsFromMiddle(plan.unit, plan.start) +
		0.35 * plan.progress -
		0.018 * (age - 45);
	const backInWork = random.chance(shifted(chances[start] ?? 0.01, shift));
	const end = random.weighted(atEnd[start] ?? { [start]: 1 });
	const m12 = backInWork
		? random.weighted({ work: 76, graded_sick_leave: 24 })
		: random.weighted(notBack[start] ?? { [start]: 1 });
	return { start, end, backInWork, m12 };
}

export function workStates(
	course: Registered,
	story: WorkStory | null,
	followups: readonly FollowupRow[],
): WorkStateRow[] {
	if (!story || course.start === null) return [];
	const random = course.plan.random.stream('work states');
	const rows: WorkStateRow[] = [];
	const add = (timepoint: Timepoint, state: WorkState) =>
		rows.push({ course_id: course.id, timepoint, state, percent: percent(state, random) });
	const answered = (timepoint: Timepoint) =>
		followups.some((row) => row.timepoint === timepoint && row.result === 'answered');

	if (random.chance(0.98)) add('start', story.start);
	const ended = course.end !== null && course.plan.person.diedOn > course.end;
	if (ended && random.chance(course.status === 'completed' ? 0.94 : 0.5)) add('end', story.end);
	if (answered('m3')) add('m3', random.chance(0.5) ? story.m12 : story.end);
	if (answered('m12') && random.chance(0.97)) add('m12', story.m12);
	return rows;
}

/** Sick leave in tens of per cent; some work part-time. */
function percent(state: WorkState, random: Random): number | null {
	if (state === 'graded_sick_leave') return random.integer(2, 8) * 10;
	if (state === 'work') return random.chance(0.7) ? 100 : random.pick([50, 60, 75, 80]);
	return null;
}
