import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iplosStep, iplosSteps } from '../../src/lib/domain/iplos.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { effectComparison } from '../../src/lib/server/effect/comparison.ts';
import {
	effectDistribution,
	effectGoals,
	effectRows,
	effectServices,
	effectWork,
	keepEffect,
} from '../../src/lib/server/effect/index.ts';
import { linearRegression } from '../../src/lib/stats/linearRegression.ts';
import { openRegistry } from './registry.ts';

interface Person {
	/** Barthel (0–20) at start, end and 12 months. */
	barthel?: [number, number, number?];
	delivery?: 'home' | 'day' | 'inpatient';
	birth?: string;
	sex?: 'female' | 'male';
	diagnosis?: string;
	level?: '3' | '4';
	work?: [string, string?, (string | undefined)?];
	goals?: [string, number][];
	hours?: [number, number];
}

let backend: Backend;

function sql() {
	if (!backend.embedded) throw new Error('these tests need the embedded backend');
	return backend.embedded.sql;
}

async function add(unit: string, end: string, people: readonly Person[]): Promise<void> {
	const rows = JSON.stringify(
		people.map((one) => ({ ...one, id: randomUUID(), person: randomUUID(), unit, end })),
	);
	const from = `jsonb_to_recordset($1::jsonb) r (id uuid, person uuid, unit text, "end" date, delivery text, birth date, sex text,
		diagnosis text, level text, barthel float8[], work text[], goals jsonb, hours float8[])`;
	const insert = (text: string) => sql().query(text, [rows]);
	await insert(
		`insert into person (id, birth_date, sex) select person, coalesce(birth, '1980-01-01'), coalesce(sex, 'female') from ${from}`,
	);
	await insert(`insert into course (id, unit_id, person_id, status, residence_municipality_id, start_date, end_date, service_level,
		delivery, phase, diagnosis_group, main_instrument) select id, unit, person, 'completed', 'municipality-1103', "end" - 28, "end",
		coalesce(level, '3'), coalesce(delivery, 'home'), 'early', coalesce(diagnosis, 'stroke'), 'barthel20' from ${from}`);
	await insert(`insert into measurement (course_id, instrument, timepoint, value)
		select r.id, 'barthel20', t.timepoint, r.barthel[t.at] from ${from}
		cross join (values (1, 'start'), (2, 'end'), (3, 'm12')) t (at, timepoint) where r.barthel[t.at] is not null`);
	await insert(`insert into work_state (course_id, timepoint, state)
		select r.id, t.timepoint, r.work[t.at] from ${from}
		cross join (values (1, 'start'), (2, 'end'), (3, 'm12')) t (at, timepoint) where r.work[t.at] is not null`);
	await insert(`insert into goal (course_id, position, text, icf_area, start_level, attained)
		select r.id, g.position, 'Egne ord', g.goal ->> 0, -1, (g.goal ->> 1)::int from ${from}
		cross join lateral jsonb_array_elements(r.goals) with ordinality g (goal, position)`);
	await insert(
		`insert into course_services (course_id, hours_start, hours_end) select id, hours[1], hours[2] from ${from} where hours is not null`,
	);
}

const times = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at));
/** Improved (10 → 14) first, then unchanged. */
const pairs = (n: number, improved: number): Person[] =>
	times(n, (at) => ({ barthel: [10, at < improved ? 14 : 10] }));

async function personOf(role: string, organisation: string | null): Promise<Database> {
	const id = randomUUID();
	await sql().query(`insert into account (id, email, display_name) values ($1, $2, 'Person')`, [
		id,
		`${id}@test.invalid`,
	]);
	await sql().query(`insert into membership (account_id, role, organisation_id) values ($1, $2, $3)`, [
		id,
		role,
		organisation,
	]);
	return backend.as(id);
}
const leaderOf = (organisation: string) => personOf('leader', organisation);

beforeAll(async () => {
	backend = await openRegistry();
	await sql().run(`
		insert into organisation (id, kind, name, parent_id) values ('institution-test', 'institution', 'Prøvesykehuset', 'trust-helse-fonna');
		insert into unit (id, name, organisation_id, service_level, main_instrument) values
			('unit-stavanger', 'Stavanger', 'municipality-1103', '3', 'barthel20'),
			('unit-sandnes-1', 'Sandnes 1', 'municipality-1108', '3', 'barthel20'),
			('unit-sandnes-2', 'Sandnes 2', 'municipality-1108', '3', 'barthel20'),
			('unit-haugesund', 'Haugesund', 'municipality-1106', '3', 'barthel20'),
			('unit-hospital-1', 'Sykehus 1', 'institution-test', '5.2', 'barthel20'),
			('unit-hospital-2', 'Sykehus 2', 'institution-test', '5.2', 'barthel20');
	`);
	await add('unit-stavanger', '2023-06-30', pairs(30, 18));
	await add('unit-sandnes-1', '2023-06-30', pairs(12, 6));
	await add('unit-sandnes-2', '2023-06-30', pairs(15, 10));
	await add('unit-haugesund', '2023-06-30', pairs(6, 5));
	await add('unit-stavanger', '2022-06-30', pairs(12, 6));
	await add('unit-haugesund', '2022-06-30', pairs(6, 2));
	await add('unit-sandnes-2', '2021-06-30', pairs(3, 2));
	await add('unit-hospital-1', '2024-06-30', pairs(4, 1));
	await add('unit-hospital-2', '2024-06-30', pairs(11, 7));
	// Everything else in a year of its own.
	await add(
		'unit-sandnes-1',
		'2020-06-30',
		times(60, (at) => ({
			barthel: [at % 20, Math.min(20, (at % 20) + 3), at < 12 ? Math.min(20, (at % 20) + 2) : undefined],
			...{ delivery: at % 2 ? 'day' : 'inpatient', level: at < 57 ? '3' : '4' },
			...{ birth: `19${60 + (at % 37)}-03-01`, sex: at % 3 ? 'female' : 'male' },
			diagnosis: at % 4 ? 'stroke' : 'pain',
			work:
				at < 40
					? ['full_sick_leave', at < 22 ? 'work' : 'full_sick_leave']
					: ['aap', at < 58 ? 'aap' : 'retired'],
			goals: [
				['mobility', at < 3 ? 2 : at % 2 ? 0 : -1],
				...(at < 2 ? ([['communication', 1]] as [string, number][]) : []),
			],
			hours: at < 50 ? [6, at < 30 ? 3 : 6] : undefined,
		})),
	);
	const states = [
		...times(40, () => 'full_sick_leave'),
		...times(30, () => 'graded_sick_leave'),
		...times(47, () => 'work'),
		...times(20, () => 'unemployed'),
		...times(3, () => 'student'),
	];
	await add(
		'unit-haugesund',
		'2019-06-30',
		states.map((state, at) => ({ work: [state, at % 3 ? 'work' : state, at % 5 ? undefined : 'work'] })),
	);
	// Asked without an answer at the end: a reason and no state.
	await add('unit-haugesund', '2019-06-30', [{ work: ['work'] }]);
	await sql().run(`insert into work_state (course_id, timepoint, missing_reason)
		select w.course_id, 'end', 'refused' from work_state w where not exists (select from work_state e where e.course_id = w.course_id and e.timepoint = 'end')`);
	await keepEffect(backend.service());
}, 120_000);
afterAll(() => backend.close());

const means = async (db: Database, organisation: string, year: number | null) =>
	(await effectRows(db, { organisation, year })).means;

describe('before and after', () => {
	it('sums an own organisation per instrument, with intervals', async () => {
		const [row, ...others] = await means(await leaderOf('municipality-1106'), 'municipality-1106', 2023);
		expect(others).toEqual([]);
		const sd = Math.sqrt((5 * (4 - 20 / 6) ** 2 + (20 / 6) ** 2) / 5);
		const halfWidth = (2.570581836 * sd) / Math.sqrt(6);
		expect(row).toMatchObject({
			...{
				instrument: 'barthel20',
				part: '',
				mask: null,
				n: 6,
				before: 10,
				after: expect.closeTo(10 + 20 / 6),
			},
			change: { mean: expect.closeTo(20 / 6), lower: expect.closeTo(20 / 6 - halfWidth, 6) },
			improved: { count: 5, share: expect.closeTo(5 / 6) },
			worsened: { count: 0 },
			...{ ceiling: { after: { count: 0 } }, m12: null },
		});
	});

	it('says what is kept at 12 months among those who were asked, and what stands at the ends of the scale', async () => {
		const [row] = await means(await leaderOf('municipality-1108'), 'unit-sandnes-1', 2020);
		expect(row).toMatchObject({
			...{ mask: null, n: 60, floor: { before: { count: 3 } }, ceiling: { after: { count: 9 } } },
			m12: { n: 12, kept: { count: 12, of: 12 } },
		});
	});

	it('counts IPLOS in its official steps, without a mean, and hides few as elsewhere', async () => {
		await sql().run(`insert into measurement (course_id, instrument, timepoint, value)
			select c.id, 'iplos_adl', t.timepoint, case t.timepoint when 'start' then 3.2 else 2 + (row_number() over (partition by t.timepoint order by c.id)) % 2 end
			from course c cross join (values ('start'), ('end')) t (timepoint)
			where c.unit_id = 'unit-haugesund' and extract(year from c.end_date) = 2023`);
		const db = await leaderOf('municipality-1106');
		const asked = { organisation: 'municipality-1106', year: 2023 };
		const { steps, means: rest } = await effectRows(db, asked);
		expect(steps).toEqual([
			{
				...{ instrument: 'iplos_adl', part: '', mask: null, n: 6 },
				steps: { start: [0, 0, 6], end: [3, 3, 0] },
			},
		]);
		expect(rest.map((row) => row.instrument)).not.toContain('iplos_adl');
		const raw = await db.rpc('effect_measures', {
			p_node: 'municipality-1106',
			p_year: 2023,
			p_instrument: 'iplos_adl',
		});
		expect(Object.keys(raw.data[0]).sort()).toEqual(['instrument', 'mask', 'n', 'part', 'steps']);
		expect(await effectDistribution(db, { ...asked, instrument: 'iplos_adl' })).toBeNull();
		expect(
			await effectComparison(db, asked.organisation, 'iplos_adl', 2023, { kind: 'node', second: 'nation' }),
		).toBeNull();
		const [limits] = await sql().query<{ steps: number[] }>(
			`select array_agg(1 + (mean > step_limits[1])::int + (mean > step_limits[2])::int) as steps
			from instrument cross join unnest(array[1, 2, 2.01, 3, 3.01, 5]) mean where id = 'iplos_adl'`,
			[],
		);
		const inCode = [1, 2, 2.01, 3, 3.01, 5].map((mean) => iplosSteps.indexOf(iplosStep(mean)) + 1);
		expect(limits).toEqual({ steps: inCode });
	});
});

describe('what is hidden', () => {
	it('is a unit with too few and the sister it would follow from', async () => {
		const db = await leaderOf('institution-test');
		expect(await means(db, 'unit-hospital-1', 2024)).toMatchObject([{ mask: 'few' }]);
		expect(await means(db, 'unit-hospital-2', 2024)).toMatchObject([{ mask: 'secondary' }]);
		expect(await means(db, 'institution-test', 2024)).toMatchObject([{ mask: null, n: 15 }]);
	});

	it('is a second year, so that the year with too few does not follow from all years', async () => {
		const db = await leaderOf('municipality-1108');
		expect(await means(db, 'unit-sandnes-2', 2021)).toMatchObject([{ mask: 'few' }]);
		expect(await means(db, 'unit-sandnes-2', 2023)).toMatchObject([{ mask: 'secondary' }]);
		expect(await means(db, 'unit-sandnes-2', null)).toMatchObject([{ mask: null, n: 18 }]);
	});

	it('is the nation where the others in it are too few to hide in', async () => {
		const db = await leaderOf('municipality-1103');
		expect(await means(db, 'nation', 2023)).toMatchObject([{ mask: null, n: 63 }]);
		expect(await means(db, 'nation', 2022)).toEqual([
			{ instrument: 'barthel20', part: '', mask: 'secondary' },
		]);
	});

	it('is a service level with too few and the one it would follow from', async () => {
		const db = await leaderOf('municipality-1108');
		const rows = (
			await effectRows(db, { organisation: 'unit-sandnes-1', year: 2020, dimension: 'service_level' })
		).means;
		expect(rows.map(({ part, mask }) => [part, mask])).toEqual([
			['', null],
			['3', 'secondary'],
			['4', 'few'],
		]);
	});

	it('is everything of an organisation that is not the own, and all of it to the public', async () => {
		const db = await leaderOf('municipality-1106');
		expect(await effectRows(db, { organisation: 'municipality-1103', year: 2023 })).toEqual({
			means: [],
			steps: [],
		});
		const place = { organisation: 'unit-sandnes-1', year: 2020 };
		for (const ask of [effectWork, effectGoals, effectServices]) expect(await ask(db, place)).toBeNull();
		expect(
			await effectComparison(db, 'unit-sandnes-1', 'barthel20', 2020, { kind: 'node', second: 'nation' }),
		).toBeNull();
		const nobody = backend.anonymous();
		expect((await nobody.rpc('effect_measures', { p_node: 'nation', p_year: 0 })).error?.code).toBe('42501');
		expect(
			(await nobody.rpc('effect_summary', { p_kind: 'work', p_node: 'nation', p_year: 0 })).error?.code,
		).toBe('42501');
		expect((await nobody.rpc('keep_effect', { p_year: 0 })).error?.code).toBe('42501');
		expect((await db.rpc('effect_due')).error?.code).toBe('42501');
	});
});

describe('distributions', () => {
	it('join values until no bar is too small, before or after, and lose nobody', async () => {
		const db = await leaderOf('municipality-1108');
		const asked = { organisation: 'unit-sandnes-1', year: 2020, instrument: 'barthel20' } as const;
		const found = await effectDistribution(db, asked);
		const bars = found?.mask === null ? found.content : [];
		expect(bars.length).toBeGreaterThan(2);
		for (const { start, end } of bars)
			for (const count of [start, end]) expect(count === 0 || count >= 5).toBe(true);
		expect(bars.reduce((sum, bar) => sum + bar.start, 0)).toBe(60);
		expect(bars.reduce((sum, bar) => sum + bar.end, 0)).toBe(60);
		for (const [index, bar] of bars.entries()) expect(bar.low).toBe(bars[index - 1]?.high ?? bar.low);
	});

	it('keep whole values where enough stand on each', async () => {
		const found = await effectDistribution(await leaderOf('municipality-1103'), {
			...{ organisation: 'municipality-1103', year: 2023, instrument: 'barthel20' },
		});
		expect(found?.mask === null && found.content.filter((bar) => bar.start + bar.end > 0)).toEqual([
			{ low: 10, high: 11, start: 30, end: 12 },
			{ low: 14, high: 15, start: 0, end: 18 },
		]);
	});
});

describe('work, goals and services', () => {
	const place = { organisation: 'unit-sandnes-1', year: 2020 };

	it('are flows of which none is too small and nobody is lost', async () => {
		const found = await effectWork(await leaderOf('municipality-1108'), place);
		const content = found?.mask === null ? found.content : null;
		const flows = [...(content?.start_end ?? []), ...(content?.end_m12 ?? [])];
		expect(flows.length).toBeGreaterThan(3);
		expect(flows.every((flow) => flow.n >= 5)).toBe(true);
		const total = (part: { n: number }[] = []) => part.reduce((sum, flow) => sum + flow.n, 0);
		expect(total(content?.start_end)).toBe(content?.n);
		expect(total(content?.end_m12)).toBe(content?.n);
		expect(content?.start_end).toContainEqual({ from: 'leave_or_aap', to: 'work', n: 22 });
	});

	it('lose nobody where many states are told apart', async () => {
		const found = await effectWork(await leaderOf('municipality-1106'), {
			...{ organisation: 'municipality-1106', year: 2019 },
		});
		const content = found?.mask === null ? found.content : null;
		expect(content?.n).toBe(140);
		for (const flows of [content?.start_end ?? [], content?.end_m12 ?? []]) {
			expect(flows.every((flow) => flow.n >= 5)).toBe(true);
			expect(flows.reduce((sum, flow) => sum + flow.n, 0)).toBe(140);
		}
		const states = content?.start_end.map((flow) => flow.from);
		expect(states).toContain('graded_sick_leave');
		// Three students, and the unemployed who hide them.
		expect(states).not.toContain('student');
	});

	it('join the levels and areas of goals that too few persons have', async () => {
		const found = await effectGoals(await leaderOf('municipality-1108'), place);
		const content = found?.mask === null ? found.content : null;
		expect(content).toMatchObject({ n: 60, goals: 62 });
		expect(content?.areas?.map((area) => area.area)).not.toContain('communication');
		expect(content?.levels.reduce((sum, level) => sum + level.goals, 0)).toBe(62);
		expect(content?.levels.some((level) => level.goals > 0 && level.goals < 5)).toBe(false);
	});

	it('sum the hours of those whose hours are known both times', async () => {
		const found = await effectServices(await leaderOf('municipality-1108'), place);
		expect(found).toMatchObject({
			content: { n: 50, mean_start: 6, mean_reduction: expect.closeTo(1.8), less: 30, more: 0 },
		});
	});
});

describe('comparisons', () => {
	it('are the regression on group, start, age, sex and diagnosis', async () => {
		const found = await effectComparison(
			await leaderOf('municipality-1108'),
			'unit-sandnes-1',
			'barthel20',
			2020,
			{
				...{ kind: 'delivery', first: 'day', second: 'inpatient' },
			},
		);
		const rows = await sql().query<{
			own: number;
			start: number;
			age: number;
			woman: number;
			pain: number;
			gain: number;
		}>(
			`select (c.delivery = 'day')::int as own, f.value_start as start, c.age::float8 as age, (c.sex = 'female')::int as woman,
				(c.diagnosis_group = 'pain')::int as pain, f.gain
			from course_change f join course_fact c using (course_id)
			where f.unit_id = 'unit-sandnes-1' and f.year = 2020 and f.instrument = 'barthel20'`,
			[],
		);
		const { coefficients, standardErrors } = linearRegression(
			rows.map(({ own, start, age, woman, pain }) => [own, start, age, woman, pain]),
			rows.map(({ gain }) => ({ n: 1, sum: gain, squares: gain ** 2 })),
		);
		expect(rows).toHaveLength(60);
		const adjusted = found?.mask === null ? found.adjusted : null;
		expect(adjusted?.difference).toBeCloseTo(coefficients[1] ?? Number.NaN, 8);
		expect((adjusted?.upper ?? 0) - (adjusted?.lower ?? 0)).toBeCloseTo(
			2 * 2.0048792881880577 * (standardErrors[1] ?? Number.NaN),
			6,
		);
		expect(found).toMatchObject({ first: { n: 30 }, second: { n: 30 } });
	});

	it('set the own organisation beside the others of the nation, both as kept', async () => {
		const db = await leaderOf('municipality-1103');
		const found = await effectComparison(db, 'municipality-1103', 'barthel20', 2023, {
			kind: 'node',
			second: 'nation',
		});
		expect(found).toMatchObject({
			mask: null,
			first: { n: 30 },
			second: { n: 33 },
			crude: { difference: expect.closeTo(4 * (18 / 30 - 21 / 33)) },
		});
	});

	it('hide a year that is hidden', async () => {
		const db = await leaderOf('municipality-1108');
		const found = await effectComparison(db, 'unit-sandnes-2', 'barthel20', 2023, {
			kind: 'year',
			second: 2021,
		});
		expect(found).toEqual({ mask: 'secondary' });
	});
});

it('are kept once a day', async () => {
	await add('unit-stavanger', '2023-06-30', pairs(20, 20));
	expect(await keepEffect(backend.service())).toEqual([]);
	expect(await means(await leaderOf('municipality-1103'), 'nation', 2023)).toMatchObject([{ n: 63 }]);
	expect(await means(await leaderOf('municipality-1103'), 'municipality-1103', 2023)).toMatchObject([
		{ n: 50 },
	]);
	expect(await keepEffect(backend.service(), { atOnce: true })).toContain(2023);
	expect(await means(await leaderOf('municipality-1103'), 'nation', 2023)).toMatchObject([{ n: 83 }]);
});

it('knows the scales without ends as the catalogue does', async () => {
	const { instruments } = await import('../../src/lib/domain/instruments.ts');
	const open = await sql().query<{ id: string }>(`select id from instrument where is_open order by id`, []);
	expect(open.map((row) => row.id).sort()).toEqual(
		instruments
			.filter((one) => one.min === null || one.max === null)
			.map((one) => one.id)
			.sort(),
	);
});
