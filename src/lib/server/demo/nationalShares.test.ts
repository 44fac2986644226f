import { describe, expect, test } from 'vitest';
import { goalsAttained, goalWeight } from '../../domain/goals.ts';
import { instrumentById, isImportantImprovement, type InstrumentId } from '../../domain/instruments.ts';
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
const m3 = new Map(
	registry.followups.filter((row) => row.timepoint === 'm3').map((row) => [row.course_id, row]),
);
const weeks = new Map(
	registry.work
		.filter((row) => row.timepoint === 'm12')
		.map((row) => [row.course_id, row.weeks_without_benefit]),
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

/** Later minus start, in the instrument's numbers. */
function changeOf({ id }: CourseRow, instrument: InstrumentId, timepoint: 'end' | 'm12'): number | null {
	const [start, later] = ['start', timepoint].map((point) => values.get(`${id} ${instrument} ${point}`));
	return typeof start === 'number' && typeof later === 'number' ? later - start : null;
}

function levelsOf(asked: 'patient' | 'kin'): number[] {
	return registry.satisfaction
		.filter(({ respondent }) => respondent === asked)
		.map(({ level }) => level)
		.filter((level) => level !== null);
}

function median(numbers: readonly number[]): number {
	return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
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
		const answers = levelsOf('patient');
		expectBetween(answers.length / completed.length, 0.53, 0.66);
		expectBetween(answers.filter((level) => level >= 4).length / answers.length, 0.86, 0.93);
	});

	test('satisfied next of kin, of the few who are asked', () => {
		const answers = levelsOf('kin');
		expectBetween(answers.length / completed.length, 0.1, 0.18);
		expectBetween(answers.filter((level) => level >= 4).length / answers.length, 0.8, 0.91);
	});

	test('important improvement in COPM and in quality of life', () => {
		const bettered = (instrument: InstrumentId, least: number) => (course: CourseRow) => {
			const change = changeOf(course, instrument, 'end');
			return change === null ? null : change >= least;
		};
		expectBetween(share(completed, bettered('copm_performance', 2)), 0.55, 0.66);
		expectBetween(share(completed, bettered('eq_vas', 8.6)), 0.49, 0.6);
	});

	test('improvement kept at 12 months', () => {
		const kept = (course: CourseRow) => {
			if (improved(course) !== true) return null;
			const { main_instrument } = course;
			const [start, later] = ['start', 'm12'].map((point) =>
				values.get(`${course.id} ${main_instrument} ${point}`),
			);
			if (typeof start !== 'number' || typeof later !== 'number') return null;
			return isImportantImprovement(instrumentById(main_instrument), start, later);
		};
		expectBetween(share(matured, kept), 0.66, 0.8);
	});

	test('work ability score a year later: about one point better', () => {
		const changes = matured.map((course) => changeOf(course, 'was', 'm12')).filter((one) => one !== null);
		expect(changes.length).toBeGreaterThan(400);
		expectBetween(changes.reduce((sum, one) => sum + one, 0) / changes.length, 0.8, 1.35);
	});

	test('no benefit for four weeks at 12 months: fewer than are in some work', () => {
		const sustained = (course: CourseRow) => {
			if (inWork(course) === null) return null;
			return (weeks.get(course.id) ?? 0) >= 4;
		};
		expectBetween(share(matured, sustained), 0.26, share(matured, inWork) - 0.08);
	});

	test('a planned contact within three months: a little more than the 19 % of today', () => {
		const planned = ({ id, end_date }: CourseRow) => {
			if (day(end_date) + 92 > dayOf(today)) return null;
			const contact = m3.get(id);
			return contact?.result === 'answered' && day(contact.done_on) - day(end_date) <= 91;
		};
		expectBetween(share(completed, planned), 0.18, 0.3);
	});

	test('goals set with the patient in time, function measured in the first three days of a stay', () => {
		const set = (course: CourseRow) =>
			course.goals_set_on !== null && day(course.goals_set_on) - day(course.start_date) <= 14;
		const early = ({ delivery, first_assessed_on, start_date }: CourseRow) => {
			if (delivery !== 'inpatient') return null;
			return first_assessed_on !== null && day(first_assessed_on) - day(start_date) <= 3;
		};
		expectBetween(share(completed, set), 0.72, 0.84);
		expectBetween(share(completed, early), 0.78, 0.9);
	});

	test('waiting is skewed: long for some, and longer for a place in an institution', () => {
		const waits = (levels: readonly string[]) =>
			completed
				.filter(({ service_level, referral_date }) => levels.includes(service_level) && referral_date)
				.map((course) => day(course.start_date) - day(course.referral_date));
		const home = waits(['2', '3']);
		expectBetween(median(home), 7, 14);
		expect(home.reduce((sum, one) => sum + one, 0) / home.length).toBeGreaterThan(1.2 * median(home));
		expectBetween(median(waits(['5.1'])), 45, 80);
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
