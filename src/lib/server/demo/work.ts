import type { MissingReason, Timepoint, WorkState } from '../../domain/codes.ts';
import { ageAt, dayOf } from './days.ts';
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
	/** The day from which no health-related benefit came, in days after the end; null: it still comes, or none did. */
	offBenefitAfter: number | null;
}

/** Work is often no question for those who have left it. */
const leftWork: readonly WorkState[] = ['disability_pension', 'retired', 'other'];
const onBenefit: readonly WorkState[] = ['graded_sick_leave', 'full_sick_leave', 'aap', 'disability_pension'];

const reasons: Partial<Record<MissingReason, number>> = { not_measured: 60, refused: 25, unable: 15 };

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

/** No story of those who were not of working age at the start, nor where work is said to be no question. */
export function drawWork(course: Registered): { story: WorkStory | null; noWork: boolean } {
	const { plan } = course;
	const age = ageAt(plan.person.birth, plan.start);
	if (age < 18 || age > 67) return { story: null, noWork: false };
	const random = plan.random.stream('work');
	const { workAtStart, backInWork: chances } = plan.unit.spec.profile;
	const drawn = random.weighted(workAtStart);
	const retired = age >= 62 && random.chance((age - 61) * 0.13);
	const start = retired ? 'retired' : drawn === 'student' && age > 40 ? 'other' : drawn;
	if (leftWork.includes(start) && random.stream('asked').chance(0.4)) return { story: null, noWork: true };
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
	const off = random.stream('benefit');
	// Some are back in work with part of a benefit beside it.
	const stillPaid = onBenefit.includes(m12) || off.chance(0.1);
	const offBenefitAfter = stillPaid ? null : Math.round(end === 'work' ? 0 : off.logNormal(110, 0.7));
	return { story: { start, end, backInWork, m12, offBenefitAfter }, noWork: false };
}

export function workStates(
	course: Registered,
	story: WorkStory | null,
	followups: readonly FollowupRow[],
): WorkStateRow[] {
	if (!story || course.start === null) return [];
	const random = course.plan.random.stream('work states');
	const completed = course.status === 'completed';
	const rows: WorkStateRow[] = [];
	const add = (timepoint: Timepoint, state: WorkState | null, died = false) => {
		// A course is completed with a state or a reason.
		const reason = died ? 'died' : random.weighted(reasons);
		if (state === null && !completed) return;
		rows.push({
			course_id: course.id,
			timepoint,
			state,
			percent: state && percent(state, random),
			weeks_without_benefit: state && weeks(state, story, course, contactAt(timepoint), random),
			missing_reason: state === null ? reason : null,
		});
	};
	const contactAt = (timepoint: Timepoint) => followups.find((row) => row.timepoint === timepoint);
	const answered = (timepoint: Timepoint) => contactAt(timepoint)?.result === 'answered';

	add('start', random.chance(0.98) ? story.start : null);
	if (course.end !== null) {
		const died = course.plan.person.diedOn <= course.end;
		add('end', !died && random.chance(completed ? 0.94 : 0.5) ? story.end : null, died);
	}
	if (answered('m3')) add('m3', random.chance(0.5) ? story.m12 : story.end);
	if (answered('m12')) add('m12', random.chance(0.97) ? story.m12 : null);
	return rows;
}

/** Whole weeks without a benefit until the contact; not everybody is asked, nor is who has retired. */
function weeks(
	state: WorkState,
	{ offBenefitAfter }: WorkStory,
	{ end }: Registered,
	contact: FollowupRow | undefined,
	random: Random,
): number | null {
	if (!contact || end === null || state === 'retired' || random.chance(0.05)) return null;
	if (offBenefitAfter === null || onBenefit.includes(state)) return 0;
	const passed = dayOf(contact.done_on) - end - offBenefitAfter;
	return Math.min(60, Math.max(0, Math.floor(passed / 7)));
}

/** Sick leave in tens of per cent; some work part-time. */
function percent(state: WorkState, random: Random): number | null {
	if (state === 'graded_sick_leave') return random.integer(2, 8) * 10;
	if (state === 'work') return random.chance(0.7) ? 100 : random.pick([50, 60, 75, 80]);
	return null;
}
