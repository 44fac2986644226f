import { describe, expect, test } from 'vitest';
import { completeness } from './completeness.ts';
import { differences, emptyForm, formFromPost, formFromRecord, typedOf, type CourseForm } from './form.ts';
import { courseSchema, faultsByField } from './schema.ts';

const today = '2026-03-01';

function form(change: (form: CourseForm) => void): CourseForm {
	const made = structuredClone(emptyForm);
	change(made);
	return made;
}

function read(change: (form: CourseForm) => void) {
	const typed = typedOf(form(change));
	const result = courseSchema(today).safeParse(typed);
	return result.success ? { course: result.data } : { faults: faultsByField(result.error, typed) };
}

const whole = (made: CourseForm) => {
	Object.assign(made, {
		residence_municipality_id: 'municipality-4601',
		start_date: '03.03.2025',
		end_date: '14.04.2025',
		service_level: '2',
		delivery: 'home',
		phase: 'early',
		diagnosis_group: 'stroke',
		main_instrument: 'barthel20',
		professions: ['physiotherapist', 'nurse'],
	});
	made.measurements['measurements.barthel20.start'] = { value: '12', missing: '' };
	made.measurements['measurements.barthel20.end'] = { value: '17', missing: '' };
	made.goals[0] = {
		text: 'Gå alene til butikken',
		icf_area: 'mobility',
		importance: '3',
		difficulty: '2',
		start_level: '-1',
		attained: '0',
	};
	made.work.start = { state: 'graded_sick_leave', percent: '60', weeks: '' };
	made.work.end = { state: 'work', percent: '', weeks: '' };
};

describe('reading a course', () => {
	test('an empty form is a valid, empty draft', () => {
		expect(read(() => {}).course).toMatchObject({ start_date: null, measurements: [], goals: [], work: [] });
	});

	test('a whole course is read with its numbers', () => {
		const { course } = read(whole);
		expect(course?.measurements).toEqual([
			{ instrument: 'barthel20', timepoint: 'start', value: 12, missing_reason: null },
			{ instrument: 'barthel20', timepoint: 'end', value: 17, missing_reason: null },
		]);
		expect(course?.goals).toMatchObject([{ position: 1, attained: 0, start_level: -1 }]);
		expect(course?.work).toMatchObject([
			{ timepoint: 'start', state: 'graded_sick_leave', percent: 60 },
			{ timepoint: 'end', state: 'work', percent: null },
		]);
	});

	test('dates and decimals may be written the Norwegian way', () => {
		const { course } = read((made) => {
			made.start_date = '3.3.2025';
			made.measurements['measurements.tug.start'] = { value: '21,4', missing: '' };
		});
		expect(course).toMatchObject({ start_date: '2025-03-03', measurements: [{ value: 21.4 }] });
	});

	test.each<[string, (made: CourseForm) => void, object]>([
		[
			'berg above 56',
			(made) => (made.measurements['measurements.berg.end'] = { value: '65', missing: '' }),
			{ 'measurements.berg.end': { code: 'above_max', limit: 56 } },
		],
		[
			'a word for a number',
			(made) => (made.measurements['measurements.berg.end'] = { value: 'mange', missing: '' }),
			{ 'measurements.berg.end': { code: 'not_a_number' } },
		],
		[
			'barthel100 off its step',
			(made) => (made.measurements['measurements.barthel100.start'] = { value: '42', missing: '' }),
			{ 'measurements.barthel100.start': { code: 'off_step', limit: 5 } },
		],
		[
			'a value with a reason',
			(made) => (made.measurements['measurements.berg.end'] = { value: '50', missing: 'refused' }),
			{ 'measurements.berg.end': { code: 'value_and_reason' } },
		],
		['30 February', (made) => (made.start_date = '2025-02-30'), { start_date: { code: 'not_a_date' } }],
		[
			'end before start',
			(made) => Object.assign(made, { start_date: '2025-03-03', end_date: '2025-03-02' }),
			{ end_date: { code: 'before_start' } },
		],
		['a date to come', (made) => (made.start_date = '2026-03-02'), { start_date: { code: 'in_future' } }],
		[
			'start before birth',
			(made) => Object.assign(made, { birth_date: '2000-01-01', start_date: '1999-12-31' }),
			{ start_date: { code: 'before_birth' } },
		],
		[
			'a goal without words',
			(made) => Object.assign(made.goals[0] ?? {}, { attained: '1' }),
			{ 'goals.0.text': { code: 'required' } },
		],
		[
			'a code that is none',
			(made) => (made.diagnosis_group = "'; drop table course; --"),
			{ diagnosis_group: { code: 'unknown_code' } },
		],
		[
			'a goal too long',
			(made) => Object.assign(made.goals[0] ?? {}, { text: 'x'.repeat(501) }),
			{ 'goals.0.text': { code: 'too_long', limit: 500 } },
		],
		[
			'half a follow-up',
			(made) => (made.followups.m12 = { done_on: '2025-12-01', mode: '', result: 'answered' }),
			{ 'followups.m12.mode': { code: 'required' } },
		],
		[
			'the other version of a scale at the end',
			(made) => {
				made.measurements['measurements.barthel20.start'] = { value: '12', missing: '' };
				made.measurements['measurements.barthel100.end'] = { value: '85', missing: '' };
			},
			{ 'measurements.barthel100.end': { code: 'other_variant', limit: 'barthel20' } },
		],
		[
			'more hours than a week has',
			(made) => (made.services.hours_start = '170'),
			{ 'services.hours_start': { code: 'above_max', limit: 168 } },
		],
		[
			'an early notice that was not sent on a day',
			(made) => (made.services.early_notice_on = '2025-03-04'),
			{ 'services.early_notice': { code: 'notice_not_sent' } },
		],
		[
			'a rating above ten of an activity without words',
			(made) => Object.assign(made.problems[0] ?? {}, { performance_start: '11' }),
			{ 'problems.0.performance_start': { code: 'above_max', limit: 10 } },
		],
		[
			'a rating of nothing',
			(made) => Object.assign(made.problems[1] ?? {}, { performance_start: '4' }),
			{ 'problems.1.text': { code: 'required' } },
		],
		[
			'goals set after the end',
			(made) => Object.assign(made, { end_date: '2025-03-02', goals_set_on: '2025-03-03' }),
			{ goals_set_on: { code: 'after_end' } },
		],
		[
			'weeks without benefit before the end',
			(made) => (made.work.end = { state: 'work', percent: '', weeks: '4' }),
			{ 'work.end.weeks': { code: 'only_after_end' } },
		],
		[
			'work where it is no question',
			(made) => {
				made.no_work = true;
				made.work.start = { state: 'aap', percent: '', weeks: '' };
			},
			{ no_work: { code: 'work_and_no_work' } },
		],
	])('%s is refused at its field', (_, change, faults) => {
		expect(read(change).faults).toEqual(faults);
	});
});

test('reasons, problems and services are read, and fill the form again', () => {
	const change = (made: CourseForm) => {
		whole(made);
		Object.assign(made.goals[0] ?? {}, { attained: 'unable' });
		Object.assign(made.problems[0] ?? {}, { text: 'Lage mat', importance: '9', performance_start: '3' });
		made.work.end = { state: 'died', percent: '', weeks: '' };
		made.work.m12 = { state: 'work', percent: '50', weeks: '26' };
		made.services.hours_start = '4,5';
		made.services.coordinator = 'accepted';
		made.satisfaction.kin = 'not_measured';
		// What the problem amounts to.
		made.measurements['measurements.copm_performance.start'] = { value: '3', missing: '' };
	};
	const { course } = read(change);
	expect(course).toMatchObject({
		goals: [{ attained: null, missing_reason: 'unable' }],
		problems: [{ position: 1, text: 'Lage mat', importance: 9, performance_start: 3, performance_end: null }],
		services: { hours_start: 4.5, hours_end: null, coordinator: 'accepted' },
		satisfaction: [{ respondent: 'kin', level: null, missing_reason: 'not_measured' }],
	});
	expect(course?.work.slice(1)).toEqual([
		{ timepoint: 'end', state: null, percent: null, weeks_without_benefit: null, missing_reason: 'died' },
		{ timepoint: 'm12', state: 'work', percent: 50, weeks_without_benefit: 26, missing_reason: null },
	]);
	expect(course && formFromRecord(course, ',')).toEqual(form(change));
});

test('IPLOS code 9 means that the item is not relevant, and is no value', () => {
	const { course } = read((made) => {
		made.measurements['measurements.iplos_adl.start'] = { value: '9', missing: '' };
	});
	expect(course?.measurements).toEqual([
		{ instrument: 'iplos_adl', timepoint: 'start', value: null, missing_reason: 'not_suitable' },
	]);
});

test('a saved course fills the form with what was typed', () => {
	const { course } = read(whole);
	expect(course && formFromRecord(course, ',')).toEqual(form(whole));
});

test('posted data fill the form by field name', () => {
	const post = new FormData();
	post.set('start_date', '2025-03-03');
	post.set('measurements.berg.start.value', '38');
	post.append('professions', 'nurse');
	post.set('goals.1.text', 'Lage middag');
	const filled = formFromPost(post);
	expect(filled.start_date).toBe('2025-03-03');
	expect(filled.measurements['measurements.berg.start']).toEqual({ value: '38', missing: '' });
	expect(filled.professions).toEqual(['nurse']);
	expect(filled.goals[1]?.text).toBe('Lage middag');
});

test('two versions are compared field by field', () => {
	expect(
		differences(
			form(whole),
			form((made) => {
				whole(made);
				made.end_date = '2025-04-20';
				made.start_date = '030325';
				made.measurements['measurements.barthel20.end'] = { value: '18', missing: '' };
			}),
		),
	).toEqual([
		{ name: 'end_date', mine: '14.04.2025', theirs: '2025-04-20' },
		{ name: 'measurements.barthel20.end.value', mine: '17', theirs: '18' },
	]);
});

describe('completeness', () => {
	test('a whole course misses nothing', () => {
		const { course } = read(whole);
		expect(course && completeness(course, { birth_date: '1966-05-05' })).toEqual({
			missing: [],
			share: 1,
			sections: {
				person: { there: 2, of: 2 },
				course: { there: 6, of: 6 },
				function: { there: 3, of: 3 },
				goals: { there: 2, of: 2 },
				work: { there: 2, of: 2 },
				services: { there: 0, of: 12 },
				experience: { there: 0, of: 1 },
			},
		});
	});

	test('an empty draft misses the person and the course', () => {
		const { course } = read(() => {});
		const fields = course && completeness(course, null).missing.map((one) => one.field);
		expect(fields).toEqual([
			'national_id',
			'residence_municipality_id',
			'diagnosis_group',
			'service_level',
			'delivery',
			'phase',
			'start_date',
			'end_date',
			'main_instrument',
			'goals.0.text',
		]);
	});

	test('outside working age no work state is needed, inside it is', () => {
		const { course } = read((made) => {
			whole(made);
			made.work.start = { state: '', percent: '', weeks: '' };
		});
		const missing = (birth_date: string) =>
			course && completeness(course, { birth_date }).missing.map((one) => one.field);
		expect(missing('1966-05-05')).toEqual(['work.start.state']);
		expect(missing('1940-05-05')).toEqual([]);
	});

	test('what is asked and not needed is counted, and does not stand in the way', () => {
		const { course } = read((made) => {
			whole(made);
			made.services.living_end = 'home';
			made.satisfaction.patient = 'refused';
			made.followups.m3 = { done_on: '2025-07-14', mode: 'phone', result: 'answered' };
		});
		const at = (day: string | null) =>
			course && completeness(course, { birth_date: '1966-05-05' }, day).sections.followup;
		const { missing, share, sections } = (course && completeness(course, null)) ?? {};
		expect({ share, missing: missing?.map((one) => one.field) }).toEqual({
			share: 12 / 13,
			missing: ['national_id'],
		});
		expect(sections?.services).toEqual({ there: 1, of: 12 });
		expect(sections?.experience).toEqual({ there: 1, of: 1 });
		expect([at(null), at('2025-06-27'), at('2025-06-28'), at('2026-03-14')]).toEqual([
			undefined,
			undefined,
			{ there: 1, of: 1 },
			{ there: 1, of: 2 },
		]);
	});

	test('where work is no question none is needed', () => {
		const { course } = read((made) => {
			whole(made);
			made.work.start = { state: '', percent: '', weeks: '' };
			made.work.end = { state: '', percent: '', weeks: '' };
			made.no_work = true;
		});
		expect(course && completeness(course, { birth_date: '1966-05-05' }).missing).toEqual([]);
	});

	test('a reason stands for a value, and saying that no goal was set for a goal', () => {
		const { course } = read((made) => {
			whole(made);
			made.measurements['measurements.barthel20.end'] = { value: '', missing: 'refused' };
			made.work.end = { state: 'moved', percent: '', weeks: '' };
			made.goals = structuredClone(emptyForm.goals);
			made.no_goals = true;
		});
		expect(course && completeness(course, { birth_date: '1940-05-05' }).missing).toEqual([]);
	});
});
