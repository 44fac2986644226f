import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitCaseMix } from '../../src/lib/domain/caseMix/index.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import {
	expectedOfYear,
	expectedPerUnit,
	freezeCaseMix,
	readModels,
	type Freezing,
	type FrozenModel,
} from '../../src/lib/server/caseMix/index.ts';
import { keepModel } from '../../src/lib/server/caseMix/models.ts';
import { readPatterns } from '../../src/lib/server/caseMix/patterns.ts';
import { daysAgo, thisYear } from '../days.ts';
import { clientOf, everyone, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

/**
 * Courses of a year in both units. Men and people with pain improve less often; all work ability scores are known at start and
 * after a year. The Barthel range of 0 to 20 puts a start of 10 in the third quarter.
 */
const courses = (year: number, count: number, from: number): string => {
	const made = `(select ('00000001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as person,
		('00000002-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as course,
		case when n % 5 < 3 then 'unit-first' else 'unit-other' end as unit,
		n % 2 = 0 as man, n % 3 = 0 as pain, (n * 37) % 101 as luck
		from generate_series(${from}, ${from + count - 1}) n) made`;
	return `
	insert into person (id, birth_date, sex) select person, date '1950-01-01', case when man then 'male' else 'female' end from ${made};
	insert into course (id, unit_id, person_id, status, residence_municipality_id, start_date, end_date, service_level, delivery, phase, diagnosis_group, main_instrument)
		select course, unit, person, 'completed', 'municipality-4601', '${year}-05-01', '${year}-12-31', '2', 'home', 'early',
			case when pain then 'pain' else 'stroke' end, 'barthel20' from ${made};
	insert into measurement (course_id, instrument, timepoint, value)
		select course, 'barthel20', 'start', 10 from ${made}
		union all select course, 'barthel20', 'end', case when luck < 70 - case when man then 25 else 0 end - case when pain then 20 else 0 end then 15 else 10 end from ${made}
		union all select course, 'was', 'start', 3 from ${made}
		union all select course, 'was', 'm12', 3 + luck % 4 + case when man then 1 else 0 end from ${made};`;
};

let backend: Backend;
let service: Database;

const make = (sql: string) => ownerOf(backend).run(sql);

const modelOf = (models: FrozenModel[], indicator: string, year: number): FrozenModel => {
	const model = models.find((one) => one.indicator === indicator && one.year === year);
	if (!model) throw new Error(`no model of ${indicator} in ${year}`);
	return model;
};
const namesOf = ({ frozen }: Freezing) => frozen.map(({ indicator, year }) => `${indicator} ${year}`);

beforeAll(async () => {
	backend = await openRegistry();
	service = backend.service();
	await ownerOf(backend).run(setUp);
	await make(courses(2021, 320, 1000));
	await make(courses(2022, 80, 2000));
});
afterAll(() => backend.close());

describe('freezing', () => {
	test('waits two months after the year, and a year more for what is asked at 12 months', async () => {
		expect(namesOf(await freezeCaseMix(service, '2022-02-28'))).toEqual([]);
		const first = await freezeCaseMix(service, '2022-03-01');
		expect(namesOf(first)).toEqual(['function_improved 2021']);
		// Everybody was paired and nobody set a goal: nothing to explain.
		expect(first.refused).toContainEqual({
			indicator: 'function_paired',
			year: 2021,
			reason: 'no_variation',
		});
		expect(namesOf(await freezeCaseMix(service, '2023-02-28'))).toEqual([]);
		expect(namesOf(await freezeCaseMix(service, '2023-03-01'))).toEqual(['work_ability_change 2021']);
	});

	test('keeps what was fitted on the year, for anyone to read', async () => {
		const { indicator, year, frozenOn, ...model } = modelOf(
			await readModels(backend.anonymous()),
			'function_improved',
			2021,
		);
		expect([indicator, year, frozenOn]).toEqual(['function_improved', 2021, '2022-03-01']);
		expect(model).toEqual(fitCaseMix(await readPatterns(service, 'function_improved', 2021), 'proportion'));
		expect(model.fit).toMatchObject({ n: 320, dropped: [], joined: [] });
		expect(model.terms.map(({ covariate, category }) => `${covariate} ${category}`)).toEqual([
			'intercept null',
			'age_band 70-79',
			'sex female',
			'sex male',
			'diagnosis_group stroke',
			'diagnosis_group pain',
			'start_level 3',
			'phase early',
			'service_type none',
		]);
		expect(await readModels(backend.anonymous(), 'timely')).toEqual([]);
	});

	test('makes no model of fewer than 200 courses', async () => {
		await freezeCaseMix(service, '2024-12-31');
		expect((await readModels(service)).map(({ year }) => year)).toEqual([2021, 2021]);
	});

	test('never fits a frozen year again, also when courses come late', async () => {
		const before = await readModels(service);
		await make(courses(2021, 40, 3000));
		expect((await readPatterns(service, 'function_improved', 2021)).reduce((sum, { n }) => sum + n, 0)).toBe(
			360,
		);
		expect(namesOf(await freezeCaseMix(service, '2025-01-01'))).toEqual([]);
		expect(await readModels(service)).toEqual(before);
	});

	test('lets the first of two processes win', async () => {
		await make(courses(2023, 220, 4000));
		expect(namesOf(await freezeCaseMix(service, '2024-03-01'))).toContain('function_improved 2023');
		const first = modelOf(await readModels(service), 'function_improved', 2023);
		await keepModel(service, { ...first, frozenOn: '2024-03-02', terms: [] });
		expect(modelOf(await readModels(service), 'function_improved', 2023)).toEqual(first);
	});
});

describe('a frozen model', () => {
	test.each(['update case_mix_model set fit = fit', 'delete from case_mix_model'])(
		'refuses its owner too: %s',
		async (statement) => {
			await expect(ownerOf(backend).run(statement)).rejects.toThrow('model_is_frozen');
			expect((await readModels(service)).length).toBeGreaterThan(0);
		},
	);

	test('is refused by the database before its year is over', async () => {
		const row = { indicator: 'timely', year: 2021, kind: 'proportion', terms: [], fit: {} };
		const { error } = await service.from('case_mix_model').insert({ ...row, frozen_on: '2021-12-31' });
		expect(error?.message).toContain('a_year_is_over_when_its_model_is_frozen');
	});
});

describe('expected counts', () => {
	test('add up to the observed in the year of the model', async () => {
		const found = await expectedPerUnit(service, await readModels(service), 'function_improved', 2023);
		expect(found?.model.year).toBe(2023);
		expect([...(found?.units.keys() ?? [])]).toEqual(['unit-first', 'unit-other']);
		const places = [...(found?.units.values() ?? [])];
		const sum = (part: 'n' | 'observed' | 'expected') =>
			places.reduce((total, place) => total + place[part], 0);
		expect(sum('n')).toBe(220);
		expect(sum('expected')).toBeCloseTo(sum('observed'), 6);
		expect(Number.isInteger(sum('observed'))).toBe(true);
	});

	test('come from the newest earlier model where the year has none, which is told', async () => {
		const models = await readModels(service);
		const found = await expectedPerUnit(service, models, 'function_improved', 2022);
		expect(found?.model.year).toBe(2021);
		expect(found?.units.get('unit-first')?.n).toBe(48);
		expect(await expectedPerUnit(service, models, 'function_improved', 2020)).toBeNull();
		expect(await expectedPerUnit(service, models, 'kin_satisfied', 2022)).toBeNull();
	});

	test('are means for a mean', async () => {
		const models = await readModels(service);
		const found = await expectedPerUnit(service, models, 'work_ability_change', 2022);
		expect(found?.model).toMatchObject({ kind: 'mean', fit: { events: null } });
		const unit = found?.units.get('unit-other');
		expect(unit?.n).toBe(32);
		expect((unit?.expected ?? 0) / 32).toBeGreaterThan(1);
		expect((unit?.expected ?? 0) / 32).toBeLessThan(3);
	});
});

describe('expected counts of a year', () => {
	test('hold every unit of every indicator that has a model then', async () => {
		const models = await readModels(service);
		const rows = await expectedOfYear(service, models, 2021);
		const indicators = new Set(models.filter(({ year }) => year === 2021).map(({ indicator }) => indicator));
		expect(indicators.size).toBe(2);
		expect(rows).toHaveLength(2 * indicators.size);
		const own = await expectedPerUnit(service, models, 'function_improved', 2021);
		expect(rows).toContainEqual({
			unit_id: 'unit-other',
			indicator: 'function_improved',
			n: own?.units.get('unit-other')?.n,
			expected: own?.units.get('unit-other')?.expected,
		});
		expect(await expectedOfYear(service, models, 2020)).toEqual([]);
	});
});

describe('patterns', () => {
	test('count matured courses alone', async () => {
		const year = thisYear() - 1;
		await make(courses(year, 30, 5000).replaceAll('-12-31', '-12-30'));
		const matured = `${year}-12-30` <= daysAgo(365);
		const counted = (patterns: { n: number }[]) => patterns.reduce((sum, { n }) => sum + n, 0);
		expect(counted(await readPatterns(service, 'function_improved', year))).toBe(30);
		expect(counted(await readPatterns(service, 'work_ability_change', year))).toBe(matured ? 30 : 0);
	});

	test.each(['waiting_days', 'coverage', 'course_id', 'end_date) from course; --'])(
		'are of proportions and means alone: %s',
		async (indicator) => {
			await expect(readPatterns(service, indicator, 2021)).rejects.toThrow('indicator_has_no_model');
		},
	);

	test.each(everyone)('are not for the %s', async (role) => {
		const db = await clientOf(backend, role);
		await expect(readPatterns(db, 'function_improved', 2021)).rejects.toThrow(/permission denied/);
		const { error } = await db.rpc('case_mix_years', { p_fewest: 1 });
		expect(error?.message).toMatch(/permission denied/);
	});
});
