import { describe, expect, test } from 'vitest';
import { completeness } from '../../domain/course/completeness.ts';
import { copmMeans } from '../../domain/course/problems.ts';
import { wantedServices } from '../../domain/course/wantedServices.ts';
import { generateRegistry } from './generateRegistry.ts';
import type { CourseRow } from './rows.ts';

const today = '2026-06-30';
const registry = generateRegistry({ seed: 5, courses: 3000, today });
const courses = new Map(registry.courses.map((course) => [course.id, course]));
const completed = registry.courses.filter(({ status }) => status === 'completed');
const persons = new Map(registry.persons.map((person) => [person.id, person]));

const under = <R extends { course_id: string }>(rows: readonly R[]) =>
	Map.groupBy(rows, ({ course_id }) => course_id);
const measurements = under(registry.measurements);
const goals = under(registry.goals);
const problems = under(registry.problems);
const work = under(registry.work);
const followups = under(registry.followups);
const satisfaction = under(registry.satisfaction);

function missingOf(course: CourseRow) {
	const person = persons.get(course.person_id);
	if (!person) throw new Error(`no person of ${course.id}`);
	const record = {
		...course,
		...person,
		local_id: null,
		measurements: measurements.get(course.id) ?? [],
		goals: goals.get(course.id) ?? [],
		problems: problems.get(course.id) ?? [],
		work: work.get(course.id) ?? [],
		followups: followups.get(course.id) ?? [],
		satisfaction: satisfaction.get(course.id) ?? [],
		services: registry.services.find(({ course_id }) => course_id === course.id) ?? null,
	};
	return completeness(record, person).missing.map(({ field }) => field);
}

describe('a course', () => {
	test('is completed when it has what the form asks before that', () => {
		expect(completed.length).toBeGreaterThan(2500);
		expect(completed.slice(0, 800).flatMap(missingOf)).toEqual([]);
	});

	test('that is open lacks something', () => {
		const drafts = registry.courses.filter(({ status }) => status === 'draft');
		expect(drafts.filter((course) => missingOf(course).length > 0).length).toBeGreaterThan(20);
	});

	test('has reasons of every kind of answer where the answer will not come', () => {
		const withReason = [registry.measurements, registry.goals, registry.work, registry.satisfaction].map(
			(rows) => rows.filter(({ missing_reason }) => missing_reason !== null).length,
		);
		for (const count of withReason) expect(count).toBeGreaterThan(40);
	});

	test('where work is no question has no state of work', () => {
		const silent = registry.courses.filter(({ no_work }) => no_work);
		expect(silent.length).toBeGreaterThan(30);
		expect(silent.filter(({ id }) => work.has(id))).toEqual([]);
	});
});

describe('problems of COPM', () => {
	test('amount to the scores that are measured, at the start and at the end', () => {
		expect(problems.size).toBeGreaterThan(700);
		for (const [id, rows] of problems) {
			const scores = (measurements.get(id) ?? []).filter(
				({ instrument, timepoint, value }) =>
					instrument.startsWith('copm_') && ['start', 'end'].includes(timepoint) && value !== null,
			);
			const said = scores.map(({ instrument, timepoint, value }) => `${instrument} ${timepoint} ${value}`);
			const means = copmMeans(rows).map((mean) => `${mean.instrument} ${mean.timepoint} ${mean.value}`);
			expect(said.toSorted(), id).toEqual(means.toSorted());
		}
	});

	test('stand behind every score at the start and the end', () => {
		const scored = registry.measurements.filter(
			({ instrument, timepoint, value }) =>
				instrument.startsWith('copm_') && ['start', 'end'].includes(timepoint) && value !== null,
		);
		expect(scored.filter(({ course_id }) => !problems.has(course_id))).toEqual([]);
	});
});

describe('weeks without a benefit', () => {
	const asked = registry.work.filter(({ weeks_without_benefit }) => weeks_without_benefit !== null);

	test('are counted after the end alone, and not beyond it', () => {
		expect(asked.length).toBeGreaterThan(200);
		for (const { course_id, timepoint, weeks_without_benefit } of asked) {
			const contact = followups.get(course_id)?.find((row) => row.timepoint === timepoint);
			const days = Date.parse(contact?.done_on ?? '') - Date.parse(courses.get(course_id)?.end_date ?? '');
			expect(Number(weeks_without_benefit) * 7, course_id).toBeLessThanOrEqual(days / 86_400_000);
		}
	});

	test('are none for whoever still has one', () => {
		const benefits = ['graded_sick_leave', 'full_sick_leave', 'aap', 'disability_pension'];
		const onBenefit = asked.filter(({ state }) => benefits.includes(state ?? ''));
		expect(onBenefit.length).toBeGreaterThan(50);
		expect(onBenefit.filter(({ weeks_without_benefit }) => weeks_without_benefit !== 0)).toEqual([]);
	});
});

describe('services', () => {
	test('are said only as far as the form of the unit asks', () => {
		expect(registry.services.length).toBeGreaterThan(2500);
		for (const { course_id, early_notice_on, ...said } of registry.services) {
			const course = courses.get(course_id);
			const asked: string[] = course ? [...wantedServices(course)] : [];
			const fields = Object.entries(said).filter(([, value]) => value !== null);
			expect(
				fields.filter(([field]) => !asked.includes(field)),
				course_id,
			).toEqual([]);
			expect(early_notice_on === null || said.early_notice === 'yes').toBe(true);
		}
	});

	test('notices and reports belong to stays, contacts to visits', () => {
		for (const row of registry.services) {
			const stays = courses.get(row.course_id)?.delivery === 'inpatient';
			if (!stays) expect([row.early_notice, row.report_ready], row.course_id).toEqual([null, null]);
			if (stays) expect(row.contacts, row.course_id).toBeNull();
		}
	});

	test('of the end are not known before it', () => {
		const running = registry.services.filter(({ course_id }) => courses.get(course_id)?.end_date === null);
		expect(running.length).toBeGreaterThan(5);
		for (const { hours_end, need_end, living_end, contacts } of running) {
			expect([hours_end, need_end, living_end, contacts]).toEqual([null, null, null, null]);
		}
	});

	test('no hours where nothing is needed', () => {
		const none = registry.services.filter(
			({ need_end, hours_end }) => need_end === 'none' && hours_end !== null,
		);
		expect(none.length).toBeGreaterThan(500);
		expect(none.filter(({ hours_end }) => hours_end !== 0)).toEqual([]);
	});
});
