/** Services, problems, reasons and what earlier courses tell, from the form through the database and back. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyForm, typedOf, type CourseForm } from '../../src/lib/domain/course/form.ts';
import { courseSchema, type CourseRecord } from '../../src/lib/domain/course/schema.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { history, open, save } from '../../src/lib/server/courses/index.ts';
import { recordOf } from '../../src/lib/server/courses/saved.ts';
import { makeSyntheticId } from '../../src/lib/server/courses/synthetic.ts';
import { personOf } from '../../src/lib/server/identity/index.ts';
import { clientOf, empty, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
let clinician: Database;
let colleague: Database;

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(async () => {
	await ownerOf(backend).run(`${empty} ${setUp}`);
	clinician = await clientOf(backend, 'clinician');
	colleague = await clientOf(backend, 'colleague');
});
afterAll(() => backend.close());

function course(change: (form: CourseForm) => void): CourseRecord {
	const form = structuredClone(emptyForm);
	Object.assign(form, {
		residence_municipality_id: 'municipality-4601',
		start_date: '04.03.2024',
		end_date: '15.04.2024',
		service_level: '2',
		delivery: 'home',
		phase: 'early',
		diagnosis_group: 'stroke',
		main_instrument: 'barthel20',
	});
	change(form);
	return courseSchema('2026-01-01').parse(typedOf(form));
}

const whole = course((form) => {
	form.initials = 'KN';
	form.first_assessed_on = '05.03.2024';
	form.goals_set_on = '080324';
	form.no_work = true;
	form.measurements['measurements.barthel20.start'] = { value: '12', missing: '' };
	form.measurements['measurements.iplos_adl.end'] = { value: '9', missing: '' };
	Object.assign(form.goals[0] ?? {}, { text: 'Gå tur', start_level: '-2', attained: 'moved' });
	Object.assign(form.problems[0] ?? {}, {
		text: 'Lage mat',
		importance: '8',
		performance_start: '3',
		performance_end: '6',
		satisfaction_start: '2',
		satisfaction_end: '7',
	});
	form.services.hours_start = '4,5';
	form.services.need_end = 'none';
	form.services.living_end = 'home';
	form.services.early_notice = 'yes';
	form.services.early_notice_on = '06.03.2024';
	form.satisfaction.patient = '5';
	form.satisfaction.kin = 'refused';
});

async function saved(
	db: Database,
	unit: string,
	record: CourseRecord,
	person: Parameters<typeof save>[3]['person'],
) {
	const target = { unit_id: unit, submission_id: crypto.randomUUID() };
	const result = await save(db, target, record, { person, status: 'draft', reason: null });
	if (result.state !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`);
	return result.id;
}

test('every section comes back as it was saved', async () => {
	const id = await saved(clinician, 'unit-first', whole, null);
	const opened = await open(clinician, id);
	if (!opened) throw new Error('the course is not there');
	const { measurements, work, ...rest } = recordOf(opened);
	const { measurements: typedMeasurements, work: typedWork, birth_date, sex, ...typed } = whole;
	expect(rest).toMatchObject(typed);
	expect(work).toEqual(typedWork);
	expect(measurements).toHaveLength(typedMeasurements.length);
	expect(measurements).toEqual(expect.arrayContaining(typedMeasurements));
	expect(measurements).toContainEqual(
		expect.objectContaining({ instrument: 'copm_satisfaction', timepoint: 'end', value: 7 }),
	);
});

test('the unit’s own number is kept when it is written after the first save', async () => {
	const id = await saved(
		clinician,
		'unit-first',
		course(() => {}),
		null,
	);
	const numbered = course((form) => (form.local_id = 'J-17'));
	await save(clinician, { id, version: 1 }, numbered, { person: null, status: 'draft', reason: null });
	expect((await open(clinician, id))?.local_id).toBe('J-17');
	expect(await history(clinician, id)).toMatchObject([
		{ old: { local_id: null }, new: { local_id: 'J-17' } },
	]);
});

test('a section that is emptied is gone, and its history says so', async () => {
	const id = await saved(clinician, 'unit-first', whole, null);
	const bare = course(() => {});
	await save(clinician, { id, version: 1 }, bare, { person: null, status: 'draft', reason: null });
	expect(await open(clinician, id)).toMatchObject({
		services: null,
		problems: [],
		goals: [],
		satisfaction: [],
	});
	const removed = (await history(clinician, id)).filter((one) => one.operation === 'delete');
	expect(new Set(removed.map((one) => one.table_name))).toEqual(
		new Set(['course_services', 'copm_problem', 'goal', 'measurement', 'satisfaction']),
	);
});

test('another unit reads neither services nor problems, which are there', async () => {
	const id = await saved(clinician, 'unit-first', whole, null);
	for (const table of ['course_services', 'copm_problem']) {
		const theirs = await colleague.from(table).select('*').eq('course_id', id);
		expect(theirs.data, table).toEqual([]);
		const own = await clinician.from(table).select('*').eq('course_id', id);
		expect(own.data, table).toHaveLength(1);
	}
});

test.each([
	['goals_set_on', '2024-04-16', 'course_day_after_end'],
	['first_assessed_on', '2999-01-01', 'course_day_in_future'],
] as const)('the database refuses %s on %s by itself', async (field, day, rule) => {
	const record = { ...whole, end_date: rule.endsWith('future') ? null : whole.end_date, [field]: day };
	const target = { unit_id: 'unit-first', submission_id: crypto.randomUUID() };
	expect(await save(clinician, target, record, { person: null, status: 'draft', reason: null })).toEqual({
		state: 'refused',
		rule,
	});
});

test('the last value of an earlier course stands beside the field, of one’s own units alone', async () => {
	const { person } = personOf(backend.config.keys, true, {
		national_id: makeSyntheticId(),
		birth_date: null,
		sex: null,
	});
	const measured = (start: string, instrument: string, value: string) =>
		course((form) => {
			form.start_date = start;
			form.end_date = '';
			form.measurements[`measurements.${instrument}.start`] = { value, missing: '' };
		});
	await saved(clinician, 'unit-first', measured('04.03.2022', 'barthel20', '9'), person);
	await saved(clinician, 'unit-first', measured('04.03.2023', 'barthel20', '11'), person);
	await saved(colleague, 'unit-other', measured('04.03.2024', 'berg', '40'), person);
	const id = await saved(clinician, 'unit-first', measured('04.03.2025', 'tug', '20'), person);
	expect(await open(clinician, id)).toMatchObject({
		other_courses: 3,
		previous: { barthel20: { value: 11, timepoint: 'start', year: 2023 } },
	});
	expect((await open(clinician, id))?.previous).not.toHaveProperty('berg');
	// It is there, and seen by who may.
	const later = await saved(colleague, 'unit-other', measured('05.03.2025', 'tug', '20'), person);
	expect(await open(colleague, later)).toMatchObject({ previous: { berg: { value: 40, year: 2024 } } });
});

test('whoever has died is in no 12-month number, wherever it was said', async () => {
	const fact = async (id: string) =>
		(
			await ownerOf(backend).query<{ followup_m12_done: boolean | null }>(
				'select followup_m12_done from course_fact where course_id = $1',
				[id],
			)
		)[0]?.followup_m12_done;
	const completed = async (change: (form: CourseForm) => void) => {
		const target = { unit_id: 'unit-first', submission_id: crypto.randomUUID() };
		const person = { birth_date: '1966-05-05', sex: 'female' as const };
		const result = await save(clinician, target, course(change), {
			person,
			status: 'completed',
			reason: null,
		});
		if (result.state !== 'saved') throw new Error('not saved');
		return fact(result.id);
	};
	expect(await completed(() => {})).toBe(false);
	expect(await completed((form) => (form.work.end.state = 'died'))).toBeNull();
	expect(await completed((form) => (form.satisfaction.patient = 'died'))).toBeNull();
	expect(
		await completed((form) => Object.assign(form.goals[0] ?? {}, { text: 'Gå tur', attained: 'died' })),
	).toBeNull();
});
