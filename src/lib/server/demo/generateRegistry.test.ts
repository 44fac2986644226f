import { describe, expect, test } from 'vitest';
import { checkMeasurement, instrumentById } from '../../domain/instruments.ts';
import { generateRegistry } from './generateRegistry.ts';
import { demoAccounts } from './accounts.ts';
import { demoMunicipality, demoUnit } from './people.ts';

const today = '2026-06-30';
const size = { seed: 7, courses: 3000, today };
const registry = generateRegistry(size);
const courses = new Map(registry.courses.map((course) => [course.id, course]));
const persons = new Map(registry.persons.map((person) => [person.id, person]));

function count(keys: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}

describe('the same arguments', () => {
	test('give the same registry, another seed another', () => {
		expect(generateRegistry(size)).toEqual(registry);
		expect(generateRegistry({ ...size, seed: 8 }).courses).not.toEqual(registry.courses);
	});

	test('keep units and first patients when only the size changes', () => {
		const larger = generateRegistry({ ...size, courses: 4000 });
		expect(larger.units).toEqual(registry.units);
		expect(larger.organisations).toEqual(registry.organisations);
		const people = new Set(larger.persons.map(({ id }) => id));
		const kept = registry.persons.filter(({ id }) => people.has(id));
		expect(kept.length / registry.persons.length).toBeGreaterThan(0.97);
	});

	test('give as many courses as asked for, none for none', () => {
		expect(registry.courses).toHaveLength(3000);
		expect(generateRegistry({ ...size, courses: 0 }).courses).toEqual([]);
		expect(() => generateRegistry({ ...size, courses: -1 })).toThrow(RangeError);
	});
});

describe('units', () => {
	test('are about forty, on municipal and specialised levels, two of them inter-municipal', () => {
		expect(registry.units.length).toBeGreaterThanOrEqual(38);
		expect(new Set(registry.units.map((unit) => unit.service_level))).toEqual(
			new Set(['2', '3', '4', '5.1', '5.2', '5.3']),
		);
		expect(new Set(registry.unitMunicipalities.map((row) => row.unit_id)).size).toBe(2);
	});

	test('have a main instrument with an important change, first in a set of two to five', () => {
		for (const unit of registry.units) {
			expect(instrumentById(unit.main_instrument).importantChange, unit.id).not.toBeNull();
			expect(unit.instruments[0], unit.id).toBe(unit.main_instrument);
			expect(unit.instruments.length, unit.id).toBeGreaterThanOrEqual(2);
			expect(unit.instruments.length, unit.id).toBeLessThanOrEqual(5);
		}
	});

	test('rate both scales of COPM where they use it', () => {
		const uses = (scale: string) =>
			registry.units.filter(({ instruments }) => instruments.some((id) => id === `copm_${scale}`));
		expect(uses('performance').length).toBeGreaterThan(8);
		expect(uses('satisfaction')).toEqual(uses('performance'));
	});

	test('have a service type in specialist care and none in a municipality', () => {
		for (const unit of registry.units) {
			expect(unit.service_type !== null, unit.id).toBe(unit.service_level.startsWith('5'));
		}
	});

	test('the leader has the three units of one municipality, the clinician one of them', () => {
		const led = registry.units.filter((unit) => unit.organisation_id === demoMunicipality);
		expect(led).toHaveLength(3);
		expect(led.map(({ id }) => id)).toContain(demoUnit);
		expect(registry.memberships.map(({ account_id, role }) => [account_id, role])).toEqual([
			[demoAccounts.clinician.id, 'clinician'],
			[demoAccounts.leader.id, 'leader'],
			[demoAccounts.researcher.id, 'researcher'],
			[demoAccounts.coordinator.id, 'coordinator'],
		]);
	});
});

describe('dates', () => {
	test('follow each other, from after the birth to today', () => {
		for (const course of registry.courses) {
			const birth = persons.get(course.person_id)?.birth_date;
			const end = course.completed_at?.slice(0, 10) ?? today;
			const dates = [birth, course.referral_date, course.start_date, course.end_date, end, today];
			const known = dates.filter((date) => typeof date === 'string');
			expect(known, course.id).toEqual(known.toSorted());
		}
	});

	test('cover six years', () => {
		const starts = registry.courses.map((course) => course.start_date).filter((date) => date !== null);
		expect(starts.toSorted()[0]?.slice(0, 4)).toBe('2020');
		expect(starts.every((date) => date >= '2020-06-26')).toBe(true);
	});

	test('of the first measurement and of goals lie in the course', () => {
		for (const { id, start_date, end_date, goals_set_on, first_assessed_on } of registry.courses) {
			for (const day of [goals_set_on, first_assessed_on]) {
				if (day === null) continue;
				expect(start_date !== null && day >= start_date && day <= (end_date ?? today), id).toBe(true);
			}
		}
	});

	test('of early notices lie in the course', () => {
		const sent = registry.services.filter(({ early_notice_on }) => early_notice_on !== null);
		expect(sent.length).toBeGreaterThan(100);
		for (const { course_id, early_notice, early_notice_on } of sent) {
			const course = courses.get(course_id);
			expect(early_notice).toBe('yes');
			expect(String(early_notice_on) >= String(course?.start_date), course_id).toBe(true);
			expect(String(early_notice_on) <= (course?.end_date ?? today), course_id).toBe(true);
		}
	});

	test('of follow-ups lie after the end, at three and from eleven months on, and never ahead', () => {
		for (const { course_id, timepoint, done_on } of registry.followups) {
			const end = courses.get(course_id)?.end_date;
			const days = (Date.parse(done_on) - Date.parse(String(end))) / 86_400_000;
			expect(done_on <= today).toBe(true);
			expect(days).toBeGreaterThanOrEqual(timepoint === 'm3' ? 50 : 335);
		}
	});
});

describe('content', () => {
	test('every measurement is a value the instrument can give, or has a reason', () => {
		const faults = registry.measurements.filter(({ instrument, value, missing_reason }) =>
			value === null
				? missing_reason === null
				: missing_reason !== null || checkMeasurement(instrumentById(instrument), value) !== null,
		);
		expect(registry.measurements.length).toBeGreaterThan(15_000);
		expect(faults).toEqual([]);
	});

	test('measures are of the unit’s set, once per timepoint', () => {
		const sets = new Map(registry.units.map((unit) => [unit.id, unit.instruments]));
		for (const { course_id, instrument } of registry.measurements) {
			expect(sets.get(courses.get(course_id)?.unit_id ?? '')).toContain(instrument);
		}
		const keys = registry.measurements.map((row) => `${row.course_id} ${row.instrument} ${row.timepoint}`);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('a completed course is whole, a draft is not completed', () => {
		for (const course of registry.courses) {
			expect(course.completed_at !== null, course.id).toBe(course.status === 'completed');
			if (course.status !== 'completed') continue;
			expect([course.start_date, course.end_date], course.id).not.toContain(null);
		}
	});

	test('nobody is followed up after a death', () => {
		const dead = new Map(
			registry.followups
				.filter(({ result }) => result === 'dead')
				.map(({ course_id, done_on }) => [course_id, done_on]),
		);
		expect(dead.size).toBeGreaterThan(20);
		for (const { course_id, done_on, result } of registry.followups) {
			const day = dead.get(course_id);
			if (day !== undefined && result !== 'dead') expect(done_on < day).toBe(true);
		}
	});

	test('twelve-month answers come with a contact that was answered', () => {
		const answered = new Set(
			registry.followups
				.filter(({ timepoint, result }) => timepoint === 'm12' && result === 'answered')
				.map(({ course_id }) => course_id),
		);
		const asked = registry.work.filter(({ timepoint }) => timepoint === 'm12');
		expect(asked.length).toBeGreaterThan(100);
		for (const { course_id } of asked) expect(answered).toContain(course_id);
	});

	test('about one course in eight is of a person who is known already', () => {
		const perPerson = [...count(registry.courses.map((course) => course.person_id)).values()];
		const again = 1 - perPerson.length / registry.courses.length;
		expect(perPerson).toHaveLength(registry.persons.length);
		expect(again).toBeGreaterThan(0.08);
		expect(again).toBeLessThan(0.14);
	});
});
