import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { answer } from '../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { sealJson } from '../../src/lib/server/imports/sealed.ts';
import { takeStep } from '../../src/lib/server/imports/batches.ts';
import { file, map, row, send, work } from './imports.ts';
import { clientOf, empty, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;

beforeAll(async () => {
	backend = await openRegistry();
	await ownerOf(backend).run(`${empty} ${setUp}`);
});
afterAll(() => backend.close());

/** A value in every column of a course and of all that is under it. */
const whole = {
	...{ status: 'completed', initials: 'AB', residence_municipality_id: 'municipality-4601' },
	...{ referral_date: '2024-01-02', start_date: '2024-01-08', end_date: '2024-02-19' },
	...{ service_level: '5.1', service_type: 'secondary', delivery: 'inpatient', phase: 'early' },
	...{ diagnosis_group: 'stroke', professions: ['nurse', 'physician'], main_instrument: 'barthel20' },
	...{ no_goals: true, goals_set_on: '2024-01-09', first_assessed_on: '2024-01-10', no_work: true },
	measurements: [
		{ instrument: 'barthel20', timepoint: 'start', value: 10, missing_reason: null },
		{ instrument: 'barthel20', timepoint: 'end', value: null, missing_reason: 'refused' },
	],
	goals: [
		{
			...{ position: 1, text: 'Gå', icf_area: 'mobility', importance: 3, difficulty: 2, start_level: -1 },
			...{ attained: 1, missing_reason: null },
		},
		{ position: 2, text: 'Lese', attained: null, missing_reason: 'unable' },
	],
	problems: [
		{
			...{ position: 1, text: 'Lage mat', importance: 8, performance_start: 3, performance_end: 7 },
			...{ satisfaction_start: 2, satisfaction_end: 8 },
		},
	],
	work: [
		{ timepoint: 'start', state: null, percent: null, missing_reason: 'refused' },
		{ timepoint: 'm12', state: 'graded_sick_leave', percent: 40, weeks_without_benefit: 5 },
	],
	services: {
		...{ hours_start: 4.5, hours_end: 2, need_start: 'extensive', need_end: 'limited' },
		...{ living_start: 'hospital', living_end: 'home', applied_for_services: 'yes' },
		...{ assessed_before_decision: 'no', individual_plan: 'accepted', coordinator: 'declined' },
		...{
			early_notice: 'yes',
			early_notice_on: '2024-01-09',
			report_ready: 'yes',
			kin_involved: 'no',
			contacts: 9,
		},
	},
	followups: [{ timepoint: 'm12', done_on: '2025-02-10', mode: 'phone', result: 'answered' }],
	satisfaction: [
		{ respondent: 'patient', level: 4, missing_reason: null },
		{ respondent: 'kin', level: null, missing_reason: 'died' },
	],
	person: { birth_date: '1960-05-05', sex: 'male' },
};

const opened = z.record(z.string(), z.unknown());
/** What each course has of its own. */
const own = [
	'id',
	'local_id',
	'local_number',
	'submission_id',
	'person_id',
	'created_at',
	'updated_at',
	'completed_at',
];

test('an imported course is the course that the form would have saved, in every column', async () => {
	const clinician = await clientOf(backend, 'clinician');
	const importer = { backend, account: ids.clinician };
	const saving = clinician.rpc('save_course', {
		p_course: { ...whole, unit_id: 'unit-first', local_id: 'saved' },
	});
	const saved = await answer(z.object({ id: z.string() }), saving);

	const id = await send(importer, 'unit-first', file(row('imported')));
	await map(importer, id);
	await work(backend);
	// What the check makes of a file is its own matter: here the course is put in its place.
	const sealed = sealJson(backend.config.keys, [{ ...whole, row: 2, local_id: 'imported' }]);
	await ownerOf(backend).query(`update import_chunk set checked = $1 where batch_id = $2`, [sealed, id]);
	await takeStep(clinician, id, 'add');
	await work(backend);
	const [imported] = await ownerOf(backend).query<{ id: string }>(
		`select id from course where local_id = 'imported'`,
	);

	const read = async (course_id: string) =>
		answer(opened, clinician.rpc('open_course', { p_course: course_id }));
	const shared = (found: Record<string, unknown>) =>
		Object.fromEntries(Object.entries(found).filter(([key]) => !own.includes(key)));
	const [form, batch] = [await read(saved.id), await read(imported?.id ?? '')];
	expect(shared(batch)).toEqual(shared(form));

	// A column that a later version adds must be in this test, and so in both ways in.
	const empties = await ownerOf(backend).query<{ column: string }>(
		`select t.name || '.' || e.key as column
		from (values ('course'), ('measurement'), ('goal'), ('copm_problem'), ('work_state'), ('course_services'), ('followup'), ('satisfaction')) t (name)
		cross join lateral jsonb_each((
			select jsonb_object_agg(a.attname, a.attname) from pg_attribute a
			where a.attrelid = ('public.' || t.name)::regclass and a.attnum > 0 and not a.attisdropped)) e
		where not (query_to_xml(format('select 1 from public.%I where %I is not null and %I = %L', t.name, e.key,
			case t.name when 'course' then 'id' else 'course_id' end, '${imported?.id ?? ''}'), false, false, '')::text like '%<row>%')`,
	);
	expect(empties.map(({ column }) => column)).toEqual(['course.submission_id']);
});
