import { describe, expect, test } from 'vitest';
import { goalsAttained, goalWeight } from '../../domain/goals.ts';
import { instrumentById, isImportantImprovement } from '../../domain/instruments.ts';
import { ageAt, dayOf } from './days.ts';
import { generateRegistry } from './generateRegistry.ts';
import type { CourseRow } from './rows.ts';

const today = '2026-06-30';
const registry = generateRegistry({ seed: 1, courses: 8000, today });
const completed = registry.courses.filter(({ status }) => status === 'completed');
const births = new Map(registry.persons.map(({ id, birth_date }) => [id, birth_date]));
const values = new Map(
	registry.measurements.map((row) => [`${row.course_id} ${row.instrument} ${row.timepoint}`, row.value]),
);
const work = new Map(registry.work.map((row) => [`${row.course_id} ${row.timepoint}`, row.state]));
const m12 = new Map(
	registry.followups.filter((row) => row.timepoint === 'm12').map((row) => [row.course_id, row]),
);
const matured = completed.filter((course) => day(course.end_date) + 365 <= dayOf(today));

function day(date: string | null): number {
	return dayOf(date ?? today);
}

/** Share of those who are asked (not null) that are met. */
function share(rows: readonly CourseRow[], met: (course: CourseRow) => boolean | null): number {
	const judged = rows.map(met).filter((answer) => answer !== null);
	return judged.filter(Boolean).length / judged.length;
}

function expectBetween(value: number, low: number, high: number) {
	expect(value).toBeGreaterThan(low);
	expect(value).toBeLessThan(high);
}

function improved({ id, main_instrument }: CourseRow): boolean | null {
	const [start, end] = ['start', 'end'].map(
		(point) => values.get(`${id} ${main_instrument} ${point}`) ?? null,
	);
	if (start === null || start === undefined || end === null || end === undefined) return null;
	return isImportantImprovement(instrumentById(main_instrument), start, end);
}

function inWork(course: CourseRow): boolean | null {
	const start = work.get(`${course.id} start`);
	const age = ageAt(dayOf(births.get(course.person_id) ?? today), day(course.start_date));
	const atRisk = start === 'graded_sick_leave' || start === 'full_sick_leave' || start === 'aap';
	if (age < 18 || age > 67 || !atRisk || m12.get(course.id)?.result === 'dead') return null;
	const state = work.get(`${course.id} m12`);
	return state === 'work' || state === 'graded_sick_leave';
}

function followedUp({ id, end_date }: CourseRow): boolean | null {
	const contact = m12.get(id);
	if (contact?.result === 'dead') return null;
	const days = day(contact?.done_on ?? null) - day(end_date);
	return contact?.result === 'answered' && days >= 335 && days <= 424;
}

const goals = Map.groupBy(registry.goals, ({ course_id }) => course_id);

describe('national shares are near what is known of such services', () => {
	test('important improvement in function', () => {
		expectBetween(share(completed, improved), 0.54, 0.62);
	});

	test('goals attained', () => {
		const attained = ({ id }: CourseRow) =>
			goalsAttained(
				(goals.get(id) ?? []).map((goal) => ({
					attained: goal.attained,
					weight: goalWeight(goal.importance, goal.difficulty),
				})),
			);
		expectBetween(share(completed, attained), 0.56, 0.64);
	});

	test('in work at 12 months, where not answered counts as not', () => {
		expectBetween(share(matured, inWork), 0.43, 0.55);
	});

	test('measured before and after', () => {
		const paired = (course: CourseRow) =>
			registry.units
				.find(({ id }) => id === course.unit_id)
				?.instruments.some((instrument) =>
					['start', 'end'].every(
						(point) => typeof values.get(`${course.id} ${instrument} ${point}`) === 'number',
					),
				) ?? null;
		expectBetween(share(completed, paired), 0.76, 0.85);
	});

	test('followed up at 12 months, more each year', () => {
		expectBetween(share(matured, followedUp), 0.4, 0.5);
		const ofYear = (year: string) => matured.filter((course) => course.end_date?.startsWith(year));
		expect(share(ofYear('2024'), followedUp) - share(ofYear('2021'), followedUp)).toBeGreaterThan(0.06);
	});

	test('satisfied patients, of the six in ten who answer', () => {
		const answers = registry.satisfaction.filter(({ respondent }) => respondent === 'patient');
		expectBetween(answers.length / completed.length, 0.53, 0.66);
		expectBetween(answers.filter(({ level }) => level >= 4).length / answers.length, 0.86, 0.93);
	});

	test('drafts and late registrations are few', () => {
		expectBetween(
			share(registry.courses, ({ status }) => status === 'draft'),
			0.02,
			0.05,
		);
		const late = ({ completed_at, end_date }: CourseRow) =>
			day(completed_at?.slice(0, 10) ?? null) - day(end_date) > 30;
		expectBetween(share(completed, late), 0.08, 0.25);
	});
});

describe('units differ', () => {
	test('in what they reach, not wildly', () => {
		const shares = registry.units
			.map(({ id }) => completed.filter((course) => course.unit_id === id))
			.filter((courses) => courses.length >= 100)
			.map((courses) => share(courses, improved));
		expectBetween(Math.max(...shares) - Math.min(...shares), 0.15, 0.45);
	});

	test('in size: some have fewer than ten courses a year', () => {
		const sizes = [...Map.groupBy(completed, ({ unit_id }) => unit_id).values()].map(
			({ length }) => length / 6,
		);
		expect(sizes.filter((perYear) => perYear < 10).length).toBeGreaterThanOrEqual(3);
		expect(Math.max(...sizes)).toBeGreaterThan(60);
	});

	test('in whom they treat: old people at home, people of working age in work-directed units', () => {
		const meanAge = (unit: string) => {
			const courses = completed.filter(({ unit_id }) => unit_id === unit);
			const ages = courses.map((c) => ageAt(dayOf(births.get(c.person_id) ?? today), day(c.start_date)));
			return ages.reduce((sum, age) => sum + age, 0) / ages.length;
		};
		expectBetween(meanAge('unit-fjordlys'), 74, 82);
		expectBetween(meanAge('unit-granlia-arbeid'), 40, 50);
	});
});
