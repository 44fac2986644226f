/** Changes of a registry as data: a failing sequence of them is read in the report of the test, and shrinks. */
import fc from 'fast-check';

const oneOf = <const T extends string>(...values: T[]) => fc.constantFrom<T>(...values);
/** The days of the courses lie in three years, long enough ago for every contact afterwards. */
const firstDay = Date.UTC(2021, 10, 1);
export const dayAfter = (day: number): string =>
	new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10);

const reason = oneOf('refused', 'died');
const level = fc.integer({ min: -2, max: 2 });
const yes = oneOf('yes', 'no', 'not_relevant');
const offer = oneOf('accepted', 'declined', 'not_offered', 'not_relevant');
const need = oneOf('none', 'limited', 'extensive');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
const few = <T>(row: fc.Arbitrary<T>, key: (row: T) => unknown, maxLength: number) =>
	fc.uniqueArray(row, { selector: key, maxLength });

const measurement = fc.record({
	instrument: oneOf('barthel20', 'tug', 'eq_vas', 'was', 'copm_performance'),
	timepoint: oneOf('start', 'end', 'm12'),
	value: maybe(fc.integer({ min: 1, max: 10 })),
	otherwise: reason,
});
const goal = fc.record({
	importance: maybe(fc.integer({ min: 0, max: 3 })),
	difficulty: maybe(fc.integer({ min: 0, max: 3 })),
	attained: maybe(level),
});
const work = fc.record({
	timepoint: oneOf('start', 'm12'),
	state: maybe(oneOf('work', 'graded_sick_leave', 'full_sick_leave', 'aap', 'retired')),
	weeks: maybe(fc.integer({ min: 0, max: 8 })),
	otherwise: reason,
});
const followup = fc.record({
	timepoint: oneOf('m3', 'm12'),
	after: fc.integer({ min: 0, max: 450 }),
	result: oneOf('answered', 'unreachable', 'dead'),
});
const satisfaction = fc.record({
	respondent: oneOf('patient', 'kin'),
	level: maybe(fc.integer({ min: 1, max: 5 })),
	otherwise: reason,
});
const services = fc.record({
	hours_start: maybe(fc.integer({ min: 0, max: 20 })),
	hours_end: maybe(fc.integer({ min: 0, max: 20 })),
	...{ need_start: maybe(need), need_end: maybe(need) },
	living_end: maybe(oneOf('home', 'nursing_home')),
	...{ applied_for_services: maybe(yes), assessed_before_decision: maybe(yes) },
	...{ individual_plan: maybe(offer), coordinator: maybe(offer) },
	...{ early_notice: maybe(yes), report_ready: maybe(yes) },
	contacts: maybe(fc.integer({ min: 0, max: 12 })),
});

/** What a fact reads of a course, with days as numbers, so that they stay in order. */
const parts = {
	residence: oneOf('municipality-4601', 'municipality-0301', 'municipality-1103'),
	start: fc.integer({ min: 0, max: 700 }),
	waited: maybe(fc.integer({ min: 0, max: 90 })),
	lasted: fc.integer({ min: 0, max: 120 }),
	goalsAfter: maybe(fc.integer({ min: 0, max: 30 })),
	assessedAfter: maybe(fc.integer({ min: 0, max: 10 })),
	level: oneOf('1', '2', '4', '5.1'),
	type: maybe(oneOf('primary_complex', 'primary_simple', 'day')),
	delivery: oneOf('inpatient', 'home'),
	phase: oneOf('early', 'late'),
	diagnosis: oneOf('stroke', 'pain'),
	professions: fc.subarray([
		'nurse',
		'physician',
		'psychologist',
		'dietitian',
		'social_worker',
		'health_worker',
	]),
	main: oneOf('barthel20', 'tug'),
	noGoals: fc.boolean(),
	measurements: few(measurement, (row) => `${row.instrument} ${row.timepoint}`, 10),
	goals: fc.array(goal, { maxLength: 3 }),
	work: few(work, (row) => row.timepoint, 2),
	followups: few(followup, (row) => row.timepoint, 2),
	satisfaction: few(satisfaction, (row) => row.respondent, 2),
	services: maybe(services),
};
const content = fc.record(parts);
export type Content = typeof content extends fc.Arbitrary<infer T> ? T : never;

/** Somebody known by a national id in every unit, or in one course alone. */
const person = fc.record({
	national: maybe(oneOf('ada', 'bo')),
	birth_date: oneOf('1950-03-03', '1957-01-01', '1980-12-31', '2004-06-01'),
	sex: oneOf('female', 'male', 'unknown'),
});
export type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

const unit = oneOf('unit-first', 'unit-other');
const status = oneOf('draft', 'completed', 'completed');
const which = fc.nat({ max: 20 });
const answers = fc.record(
	{
		work_state: oneOf('work', 'aap', 'retired'),
		eq_vas: fc.integer({ min: 0, max: 100 }),
		satisfaction: fc.integer({ min: 1, max: 5 }),
	},
	{ requiredKeys: ['eq_vas'] },
);

const is = <const Name extends string>(name: Name) => fc.constant(name);
/** Each kind of change. */
export const change = {
	save: fc.record({ do: is('save'), unit, person, status, content }),
	edit: fc.record({
		do: is('edit'),
		course: which,
		changed: fc.record(parts, { requiredKeys: [] }),
		person: maybe(person),
	}),
	complete: fc.record({ do: is('complete'), course: which }),
	withdraw: fc.record({ do: is('withdraw'), course: which }),
	restore: fc.record({ do: is('restore'), course: which }),
	correct: fc.record({ do: is('correct'), course: which, person }),
	erase: fc.record({ do: is('erase'), course: which }),
	import: fc.record({
		do: is('import'),
		unit,
		courses: fc.array(fc.record({ person, status, content }), { minLength: 1, maxLength: 3 }),
	}),
	undo: fc.record({ do: is('undo'), batch: which }),
	call: fc.record({
		do: is('call'),
		course: which,
		timepoint: oneOf('m3', 'm12'),
		after: fc.integer({ min: 0, max: 450 }),
		result: oneOf('answered', 'declined', 'dead'),
		answers,
	}),
	link: fc.record({ do: is('link'), course: which, answers }),
	mature: fc.record({ do: is('mature'), days: fc.integer({ min: 1, max: 400 }) }),
};
type ChangeOf = {
	[Name in keyof typeof change]: (typeof change)[Name] extends fc.Arbitrary<infer T> ? T : never;
};
export type Change = ChangeOf[keyof ChangeOf];
/** What a change of one kind carries. */
export type Changes<Name extends Change['do']> = Extract<Change, { do: Name }>;
export const kinds = Object.keys(change);
/** Courses come more often than they go. */
export const anyChange: fc.Arbitrary<Change> = fc.oneof(
	{ arbitrary: change.save, weight: 2 },
	{ arbitrary: change.edit, weight: 4 },
	{ arbitrary: change.mature, weight: 2 },
	...Object.values(change),
);
