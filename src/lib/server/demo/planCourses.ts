import { planCourse, planNextCourse, type CoursePlan } from './plan.ts';
import { unitId, type UnitContext } from './unitContext.ts';

/** Share of the courses that are somebody's second or third. */
const returningShare = 0.12;

/**
 * The courses of all units in the order in which they start. First each unit's new patients, then
 * courses of people that the unit, or one that sends patients on to it, already knows.
 */
export function planCourses(units: readonly UnitContext[], courses: number): CoursePlan[] {
	const counts = apportion(
		units.map(({ spec }) => spec.volume),
		courses,
	);
	const first = new Map<string, CoursePlan[]>();
	const rest = new Map<string, number>();
	units.forEach((unit, position) => {
		const count = counts[position] ?? 0;
		const again = Math.floor(count * returningShare);
		rest.set(unit.id, again);
		first.set(
			unit.id,
			Array.from({ length: count - again }, (_, index) => planCourse(unit, index)),
		);
	});
	const plans = [...first.values()].flat();
	for (const unit of units) plans.push(...planReturning(unit, first, rest.get(unit.id) ?? 0));
	return plans.sort((a, b) => a.start - b.start || (a.unit.id < b.unit.id ? -1 : 1));
}

function planReturning(
	unit: UnitContext,
	first: ReadonlyMap<string, CoursePlan[]>,
	count: number,
): CoursePlan[] {
	const own = first.get(unit.id) ?? [];
	const senders = (unit.spec.takesFrom ?? []).flatMap((slug) => first.get(unitId(slug)) ?? []);
	const found: CoursePlan[] = [];
	const random = unit.random.stream('returning');
	for (let attempt = 0; found.length < count; attempt++) {
		const name = `again ${attempt}`;
		// Where nobody can come back (few courses, none old enough), somebody new comes.
		const known = attempt < count * 8 && own.length > 0;
		const pool = senders.length > 0 && random.chance(0.6) ? senders : own;
		const plan = known
			? planNextCourse(unit, name, random.pick(pool))
			: planCourse(unit, own.length + attempt);
		if (plan && !found.some((other) => overlaps(other, plan))) found.push(plan);
	}
	return found;
}

function overlaps(a: CoursePlan, b: CoursePlan): boolean {
	return a.person.id === b.person.id && a.start <= b.end && b.start <= a.end;
}

/** Shares out whole courses by weight; the largest remainders get what is left. */
export function apportion(weights: readonly number[], total: number): number[] {
	const sum = weights.reduce((all, weight) => all + weight, 0);
	const exact = weights.map((weight) => (weight / sum) * total);
	const whole = exact.map(Math.floor);
	let left = total - whole.reduce((all, count) => all + count, 0);
	const byRemainder = exact
		.map((share, index) => ({ index, remainder: share - Math.floor(share) }))
		.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
	for (const { index } of byRemainder) {
		if (left-- <= 0) break;
		whole[index] = (whole[index] ?? 0) + 1;
	}
	return whole;
}
