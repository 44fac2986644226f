import { goalLevels, type MissingReason } from '../../domain/codes.ts';
import { goalTexts } from './goalTexts.ts';
import type { Random } from './random.ts';
import type { Registered } from './registered.ts';
import type { CourseContent, GoalRow } from './rows.ts';
import { isMunicipal } from './unitContext.ts';

/** Where the standard normal is cut into −2 … +2: six in ten reach what they expected. */
const cuts = [-1.7, -0.47, 0.6, 1.6];

/** Why a goal is not scaled: most often because it was left behind. */
const reasons: Partial<Record<MissingReason, number>> = {
	not_suitable: 40,
	not_measured: 32,
	unable: 16,
	moved: 7,
	refused: 5,
};

/** One to three goals, or that none was set. */
export function setGoals(course: Registered): { goals: CourseContent['goals']; noGoals: boolean } {
	const { unit, random } = course.plan;
	const draw = random.stream('goals');
	if (course.start === null) return { goals: [], noGoals: false };
	// A course is completed with goals, or with a word that none were set.
	if (draw.chance(0.09)) return { goals: [], noGoals: course.status === 'completed' };
	const count = Number(draw.weighted({ 1: 26, 2: 46, 3: 28 }));
	const used = new Set<string>();
	const goals: GoalRow[] = [];
	while (goals.length < count) {
		const area = draw.weighted(unit.spec.profile.goalAreas);
		const text = draw.pick(goalTexts(area, isMunicipal(unit.spec)));
		if (used.has(text)) continue;
		used.add(text);
		const weighed = draw.chance(0.93);
		goals.push({
			course_id: course.id,
			position: goals.length + 1,
			text,
			icf_area: area,
			importance: weighed ? Number(draw.weighted({ 1: 8, 2: 32, 3: 60 })) : null,
			difficulty: weighed ? Number(draw.weighted({ 1: 22, 2: 52, 3: 26 })) : null,
			start_level: draw.chance(0.72) ? -1 : -2,
			...attained(course, draw),
		});
	}
	return { goals, noGoals: false };
}

function attained(course: Registered, draw: Random): Pick<GoalRow, 'attained' | 'missing_reason'> {
	const { plan } = course;
	if (course.end === null) return { attained: null, missing_reason: null };
	const completed = course.status === 'completed';
	const reached = plan.unit.traits.goals + 0.5 * plan.progress + draw.normal(0, 0.85);
	const scaled = plan.person.diedOn > plan.end && draw.chance(completed ? 0.95 : 0.5);
	if (scaled) {
		return { attained: goalLevels[cuts.filter((cut) => reached > cut).length] ?? 2, missing_reason: null };
	}
	const reason = plan.person.diedOn <= plan.end ? 'died' : draw.weighted(reasons);
	return { attained: null, missing_reason: completed ? reason : null };
}
