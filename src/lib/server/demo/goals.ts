import { goalLevels } from '../../domain/codes.ts';
import { goalTexts } from './goalTexts.ts';
import type { Random } from './random.ts';
import type { Registered } from './registered.ts';
import type { CourseContent, GoalRow, SatisfactionRow } from './rows.ts';
import { isMunicipal, shifted } from './unitContext.ts';

/** Where the standard normal is cut into −2 … +2: six in ten reach what they expected. */
const cuts = [-1.7, -0.47, 0.6, 1.6];

/** One to three goals, or that none was set. */
export function setGoals(course: Registered): { goals: CourseContent['goals']; noGoals: boolean } {
	const { unit, random } = course.plan;
	const draw = random.stream('goals');
	if (course.start === null) return { goals: [], noGoals: false };
	if (draw.chance(0.06)) return { goals: [], noGoals: course.status === 'completed' };
	if (draw.chance(0.04)) return { goals: [], noGoals: false };
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
			attained: course.end === null ? null : attained(course, draw),
		});
	}
	return { goals, noGoals: false };
}

function attained(course: Registered, draw: Random): GoalRow['attained'] {
	const { plan } = course;
	const reached = plan.unit.traits.goals + 0.5 * plan.progress + draw.normal(0, 0.85);
	const scaled = plan.person.diedOn > plan.end && draw.chance(course.status === 'completed' ? 0.95 : 0.5);
	if (!scaled) return null;
	return goalLevels[cuts.filter((cut) => reached > cut).length] ?? 2;
}

/** About six in ten patients answer, and one in ten next of kin; those with progress are more content. */
export function askSatisfaction(course: Registered): SatisfactionRow[] {
	if (course.status !== 'completed' || course.plan.person.diedOn <= course.plan.end) return [];
	const { unit, random, progress } = course.plan;
	const draw = random.stream('satisfaction');
	const rows: SatisfactionRow[] = [];
	const ask = (respondent: 'patient' | 'kin', answers: number, satisfied: number) => {
		if (!draw.chance(answers)) return;
		const content = draw.chance(shifted(satisfied, unit.traits.satisfied + 0.3 * progress));
		const level = content ? (draw.chance(0.58) ? 5 : 4) : draw.pick([3, 3, 3, 2, 2, 1] as const);
		rows.push({ course_id: course.id, respondent, level });
	};
	ask('patient', shifted(0.6, 0.5 * unit.traits.timely), 0.905);
	ask('kin', 0.1, 0.87);
	return rows;
}
