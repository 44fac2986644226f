import { describe, expect, test } from 'vitest';
import { readNationalId, syntheticNationalId } from '../nationalId.ts';
import { checkRows } from './checkRows.ts';
import { LocalIds } from './localIds.ts';
import type { ImportContext } from './checkRow.ts';
import { municipalityFinder } from './municipalities.ts';
import { templateRows } from './template.ts';

type Person = { birth_date: string; sex: 'female' | 'male' | 'unknown' };

const unit = { service_level: '2', service_type: null, main_instrument: 'barthel20' };

const context: ImportContext<Person> = {
	today: '2026-03-01',
	unit,
	findMunicipality: municipalityFinder([
		{ id: 'municipality-4601', number: '4601', name: 'Bergen', official: 'Bergen' },
	]),
	personOf: ({ national_id, birth_date, sex }) => {
		if (national_id === '') return { person: birth_date && sex ? { birth_date, sex } : null, fault: null };
		const read = readNationalId(national_id, true);
		return read.ok
			? { person: { birth_date: read.id.birthDate, sex: read.id.sex }, fault: null }
			: { person: null, fault: read.fault };
	},
};

const whole: Record<string, string> = {
	local_id: '17',
	birth_date: '05.05.1966',
	sex: 'Kvinne',
	residence_municipality: 'Bergen',
	start_date: '03.03.2025',
	delivery: 'hjemme hos pasienten',
	phase: 'Early phase',
	diagnosis_group: 'stroke',
};

function check(...rows: Record<string, string>[]) {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const raw = rows.map((row, index) => ({ row: index + 2, cells: columns.map((name) => row[name] ?? '') }));
	const ids = new LocalIds(columns);
	ids.add(raw);
	return checkRows(raw, { header: columns, mapping: columns }, context, ids.others);
}

const faultsOf = (row: Record<string, string>) =>
	check(row).faults.map(({ column, value, code, limit }) => ({ column, value, code, limit }));

// Of a woman born 05.05.1966; not every individual number gives control digits.
const nationalId =
	[0, 2, 4].map((individual) => syntheticNationalId('1966-05-05', individual)).find((one) => one !== null) ??
	'';

describe('a row', () => {
	test('without an end is a draft, and takes the level of the unit', () => {
		const { valid, faults } = check(whole);
		expect(faults).toEqual([]);
		expect(valid[0]).toMatchObject({
			row: 2,
			record: {
				local_id: '17',
				status: 'draft',
				service_level: '2',
				residence_municipality_id: 'municipality-4601',
				start_date: '2025-03-03',
				delivery: 'home',
				phase: 'early',
				no_goals: false,
				person: { birth_date: '1966-05-05', sex: 'female' },
			},
		});
	});

	test('with an end and the main instrument of the unit is completed', () => {
		const row = { ...whole, end_date: '2025-04-14', barthel20_start: '12', barthel20_end: 'Ønsket ikke' };
		expect(check(row).valid[0]?.record).toMatchObject({
			status: 'completed',
			main_instrument: 'barthel20',
			no_goals: true,
			measurements: [
				{ instrument: 'barthel20', timepoint: 'start', value: 12 },
				{ instrument: 'barthel20', timepoint: 'end', value: null, missing_reason: 'refused' },
			],
		});
	});

	test('carries everything that a course has', () => {
		const row = {
			...whole,
			end_date: '2025-04-14',
			main_instrument: 'Timed Up and Go',
			service_level: '5,1',
			service_type: 'secondary',
			professions: 'nurse|Klinisk ernæringsfysiolog',
			tug_start: '21,4',
			'6mwt_m12': '310',
			goal1_text: '=Gå alene til butikken',
			goal1_icf_area: 'Mobilitet',
			goal1_attained: '+1',
			work_start: 'Gradert sykmelding',
			work_start_percent: '60 %',
			followup_m3_date: '14.07.2025',
			followup_m3_mode: 'telefon',
			followup_m3_result: 'answered',
			satisfaction_patient: 'Svært fornøyd',
			no_goals: 'nei',
		};
		const { valid, faults } = check(row);
		expect(faults).toEqual([]);
		expect(valid[0]?.record).toMatchObject({
			main_instrument: 'tug',
			service_level: '5.1',
			professions: ['nurse', 'dietitian'],
			measurements: [
				{ instrument: 'tug', value: 21.4 },
				{ instrument: '6mwt', timepoint: 'm12', value: 310 },
			],
			goals: [{ position: 1, text: '=Gå alene til butikken', icf_area: 'mobility', attained: 1 }],
			work: [{ timepoint: 'start', state: 'graded_sick_leave', percent: 60 }],
			followups: [{ timepoint: 'm3', done_on: '2025-07-14', mode: 'phone', result: 'answered' }],
			satisfaction: [{ respondent: 'patient', level: 5 }],
			no_goals: false,
		});
	});

	test('may name the person by national id, also where a spreadsheet took the first zero', () => {
		const row = { ...whole, birth_date: '', sex: '', national_id: nationalId.slice(1) };
		expect(nationalId).toMatch(/^0/);
		expect(check(row).valid[0]?.record.person).toEqual({ birth_date: '1966-05-05', sex: 'female' });
	});
});

describe('a row is refused at its column', () => {
	test.each<[string, Record<string, string>, [column: string | null, code: string, limit?: number]]>([
		['nothing that must be there', { diagnosis_group: '' }, ['diagnosis_group', 'required']],
		['nobody', { birth_date: '', sex: '' }, ['national_id', 'required']],
		['half a person', { sex: '' }, ['sex', 'required']],
		['a code that is none', { phase: 'midt i' }, ['phase', 'unknown_code']],
		['one profession that is none', { professions: 'nurse magician' }, ['professions', 'unknown_code']],
		['a day that never was', { start_date: '30.02.2025' }, ['start_date', 'not_a_date']],
		[
			'an unknown place',
			{ residence_municipality: 'Fjordvik' },
			['residence_municipality', 'unknown_municipality'],
		],
		['a value above the scale', { barthel20_end: '65' }, ['barthel20_end', 'above_max', 20]],
		['neither value nor reason', { tug_end: 'mange' }, ['tug_end', 'not_a_number_or_reason']],
		['goals that are none', { no_goals: 'ja', goal1_text: 'Gå' }, ['no_goals', 'goals_and_no_goals']],
		['neither yes nor no', { no_goals: 'kanskje' }, ['no_goals', 'not_yes_or_no']],
		['a goal without words', { goal2_difficulty: '1' }, ['goal2_text', 'required']],
		['per cent of nothing', { work_end_percent: '50' }, ['work_end', 'required']],
		['the example of the template', { local_id: 'Eksempel' }, ['local_id', 'example_row']],
		['a long number of its own', { local_id: 'x'.repeat(41) }, ['local_id', 'too_long', 40]],
		['a formula for a date', { end_date: '=IDAG()' }, ['end_date', 'not_a_date']],
	])('%s', (_, change, [column, code, limit]) => {
		expect(faultsOf({ ...whole, ...change })).toMatchObject([{ column, code, limit }]);
	});

	test('what is missing is found beside what is wrong', () => {
		const row = { ...whole, phase: '', diagnosis_group: 'slag?' };
		expect(faultsOf(row).map(({ column, code }) => [column, code])).toEqual([
			['phase', 'required'],
			['diagnosis_group', 'unknown_code'],
		]);
	});

	test('a national id that another column contradicts', () => {
		const row = { ...whole, national_id: nationalId, birth_date: '06.05.1966', sex: 'male' };
		expect(faultsOf(row)).toMatchObject([
			{ column: 'birth_date', code: 'differs_from_national_id' },
			{ column: 'sex', code: 'differs_from_national_id' },
		]);
	});

	test('a course before the birth that the national id tells', () => {
		const row = { ...whole, birth_date: '', sex: '', national_id: nationalId, start_date: '04.05.1966' };
		expect(faultsOf(row)).toMatchObject([{ column: 'start_date', code: 'before_birth' }]);
	});

	test('a national id is never shown, in its own column or in another', () => {
		const rows = [
			{ ...whole, national_id: '12345678901', birth_date: '', sex: '' },
			{ ...whole, local_id: nationalId },
			{ ...whole, local_id: '19', goal1_text: `Ring ${nationalId.slice(0, 6)} ${nationalId.slice(6)}` },
			{ ...whole, local_id: '20', phase: nationalId },
		];
		const { faults, valid } = check(...rows);
		expect(faults.map(({ column, code, value }) => [column, code, value])).toEqual([
			['national_id', 'not_a_national_id', '•••••'],
			['local_id', 'contains_national_id', '•••••'],
			['goal1_text', 'contains_national_id', 'Ring •••••'],
			['phase', 'unknown_code', '•••••'],
		]);
		expect(valid).toEqual([]);
	});
});

describe('several rows', () => {
	test('the same local id twice refuses both', () => {
		const { valid, faults, faultyRows } = check(whole, { ...whole, local_id: '18' }, whole);
		expect(faults).toMatchObject([
			{ row: 2, column: 'local_id', code: 'duplicate_local_id', limit: 4 },
			{ row: 4, column: 'local_id', code: 'duplicate_local_id', limit: 2 },
		]);
		expect(valid.map(({ row }) => row)).toEqual([3]);
		expect(faultyRows).toBe(2);
	});

	test('a row with more cells than the header is refused whole', () => {
		const columns = { header: Object.keys(whole), mapping: Object.keys(whole) };
		const rows = [{ row: 2, cells: [...Object.values(whole), 'rest'] }];
		const checked = checkRows(rows, columns, context, new Map());
		expect(checked).toMatchObject({ valid: [], faults: [{ row: 2, code: 'too_many_cells' }], faultyRows: 1 });
	});
});

test.each(['barthel20', 'tug', 'iplos_adl', 'eq5d5l_index_no', 'amps_motor'])(
	'the template of a unit that measures %s is right but for its example being one',
	(main_instrument) => {
		const [columns, example] = templateRows({
			...unit,
			main_instrument,
			instruments: ['berg', main_instrument],
			municipality: '4601',
			goalText: 'Gå',
		});
		const rows = [{ row: 2, cells: example }];
		const other = { ...context, unit: { ...unit, main_instrument } };
		const { faults } = checkRows(rows, { header: columns, mapping: columns }, other, new Map());
		expect(faults).toEqual([{ row: 2, column: 'local_id', value: 'EKSEMPEL', code: 'example_row' }]);
	},
);

test('faults stand at the file’s own names of its columns, and a column that is left out is not read', () => {
	const header = Object.keys(whole).map((name) => `Vår ${name}`);
	const mapping = Object.keys(whole).map((name) => (name === 'phase' ? null : name));
	const cells = Object.values({ ...whole, delivery: 'ute' });
	const { faults } = checkRows([{ row: 2, cells }], { header, mapping }, context, new Map());
	expect(faults).toEqual([
		{ row: 2, column: 'phase', value: '', code: 'required' },
		{ row: 2, column: 'Vår delivery', value: 'ute', code: 'unknown_code' },
	]);
});
