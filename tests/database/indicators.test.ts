import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import {
	indicatorRows,
	publishedUnits,
	readDefinitions,
	readFrame,
} from '../../src/lib/server/indicators/index.ts';
import type { IndicatorCell, IndicatorId } from '../../src/lib/domain/indicators.ts';
import { indicatorParts } from '../../src/lib/server/indicators/parts.ts';
import { newestShown, organisationSources } from '../../src/lib/server/indicators/sources.ts';
import { responseStrata } from '../../src/lib/server/indicators/strata.ts';
import { publish } from '../../src/lib/server/publication/index.ts';
import { daysAgo } from '../days.ts';
import { openRegistry } from './registry.ts';

interface Courses {
	unit: string;
	end: string;
	/** Barthel (0–20) at start and end, one pair per course. */
	barthel: [number, number][];
	/** Of the courses, from the first: on full sick leave at start. */
	atRisk?: number;
	/** Of those at risk, from the first: the answer at 12 months. */
	m12?: ('work' | 'aap' | 'dead')[];
}

let backend: Backend;

async function add({ unit, end, barthel, atRisk = 0, m12 = [] }: Courses): Promise<void> {
	const courses = barthel.map(([start, stop], at) => ({
		...{ id: randomUUID(), person: randomUUID(), unit, end, start, stop },
		...{ work: at < atRisk ? 'full_sick_leave' : 'retired', m12: m12[at] ?? null },
	}));
	const sql = backend.embedded?.sql;
	if (!sql) throw new Error('these tests need the embedded backend');
	const rows = `(select * from jsonb_to_recordset($1::jsonb) r (id uuid, person uuid, unit text, "end" date, start float8, stop float8, work text, m12 text)) r`;
	const insert = (text: string) => sql.query(text, [JSON.stringify(courses)]);
	await insert(`insert into person (id, birth_date, sex) select person, '1980-01-01', 'female' from ${rows}`);
	await insert(`insert into course (id, unit_id, person_id, status, residence_municipality_id, start_date, end_date, service_level,
		delivery, phase, diagnosis_group, main_instrument) select id, unit, person, 'completed', 'municipality-1103', "end" - 28, "end",
		'3', 'home', 'early', 'stroke', 'barthel20' from ${rows}`);
	await insert(`insert into measurement (course_id, instrument, timepoint, value)
		select id, 'barthel20', 'start', start from ${rows} union all select id, 'barthel20', 'end', stop from ${rows}`);
	await insert(`insert into work_state (course_id, timepoint, state) select id, 'start', work from ${rows}
		union all select id, 'm12', m12 from ${rows} where m12 <> 'dead'`);
	await insert(`insert into followup (course_id, timepoint, done_on, mode, result)
		select id, 'm12', "end" + 365, 'phone', case m12 when 'dead' then 'dead' else 'answered' end from ${rows} where m12 is not null`);
}

/** Improved (10 → 14) first, then unchanged (10 → 10). */
const pairs = (n: number, improved: number): [number, number][] =>
	Array.from({ length: n }, (_, at) => [10, at < improved ? 14 : 10]);

async function leaderOf(organisation: string): Promise<Database> {
	const id = randomUUID();
	const sql = backend.embedded?.sql;
	await sql?.query(`insert into account (id, email, display_name) values ($1, $2, 'Leder')`, [
		id,
		`${id}@test.invalid`,
	]);
	await sql?.query(`insert into membership (account_id, role, organisation_id) values ($1, 'leader', $2)`, [
		id,
		organisation,
	]);
	return backend.as(id);
}

beforeAll(async () => {
	backend = await openRegistry();
	await backend.embedded?.sql.run(`
		insert into organisation (id, kind, name, parent_id) values ('institution-test', 'institution', 'Prøvesykehuset', 'trust-helse-fonna');
		insert into unit (id, name, organisation_id, service_level, main_instrument) values
			('unit-stavanger', 'Stavanger', 'municipality-1103', '3', 'barthel20'),
			('unit-sandnes-1', 'Sandnes 1', 'municipality-1108', '3', 'barthel20'),
			('unit-sandnes-2', 'Sandnes 2', 'municipality-1108', '3', 'barthel20'),
			('unit-haugesund', 'Haugesund', 'municipality-1106', '3', 'barthel20'),
			('unit-hospital-1', 'Sykehus 1', 'institution-test', '5.2', 'barthel20'),
			('unit-hospital-2', 'Sykehus 2', 'institution-test', '5.2', 'barthel20');
	`);
	const y2023 = '2023-06-30';
	await add({
		...{ unit: 'unit-stavanger', end: y2023, barthel: pairs(30, 18), atRisk: 14 },
		m12: ['work', 'work', 'work', 'work', 'work', 'aap', 'aap', 'aap', 'dead'],
	});
	await add({ unit: 'unit-sandnes-1', end: y2023, barthel: pairs(12, 6) });
	await add({ unit: 'unit-sandnes-2', end: y2023, barthel: pairs(15, 10) });
	await add({ unit: 'unit-haugesund', end: y2023, barthel: pairs(6, 5) });
	await add({ unit: 'unit-stavanger', end: '2022-06-30', barthel: pairs(12, 6) });
	await add({ unit: 'unit-haugesund', end: '2022-06-30', barthel: pairs(6, 2) });
	await add({ unit: 'unit-sandnes-2', end: '2021-06-30', barthel: pairs(3, 2) });
	await add({ unit: 'unit-hospital-1', end: '2024-06-30', barthel: pairs(4, 1) });
	await add({ unit: 'unit-hospital-2', end: '2024-06-30', barthel: pairs(11, 7) });
	const lastMonth = daysAgo(30);
	await add({ unit: 'unit-stavanger', end: lastMonth, barthel: pairs(12, 6), atRisk: 12 });
	await publish(backend.service());
});
afterAll(() => backend.close());

/** Cells of one indicator and year by organisation, short: "18/30", or the reason of the mask. */
async function read(db: Database, year: number, organisations: string[], indicator = 'function_improved') {
	const cells = await indicatorRows(db, await readDefinitions(db), { organisations, years: [year] });
	return Object.fromEntries(
		cells.filter((cell) => cell.indicator === indicator).map((cell) => [cell.organisation, short(cell)]),
	);
}
const short = (cell: IndicatorCell) => cell.mask ?? `${cell.numerator}/${cell.denominator}`;

const county = ['county-11', 'municipality-1103', 'municipality-1108', 'municipality-1106'];
const hospital = [
	'nation',
	'region-vest',
	'trust-helse-fonna',
	'institution-test',
	'unit-hospital-1',
	'unit-hospital-2',
];

describe('what the public sees', () => {
	it('hides the small municipality, and others among which it cannot be found', async () => {
		const found = await read(backend.anonymous(), 2023, county);
		expect(found).toMatchObject({ 'county-11': '39/63', 'municipality-1106': 'few' });
		// Not one alone: its leader would take the own number from the sum.
		const hidden = Object.values(found).filter((text) => text === 'secondary' || text === 'few');
		expect(hidden.length).toBeGreaterThanOrEqual(3);
	});

	it('hides every whole in which the larger unit could find the smaller one by subtraction', async () => {
		expect(await read(backend.anonymous(), 2024, hospital)).toEqual({
			nation: 'secondary',
			'region-vest': 'secondary',
			'trust-helse-fonna': 'secondary',
			'institution-test': 'secondary',
			'unit-hospital-1': 'few',
			'unit-hospital-2': 'secondary',
		});
	});

	it('says none where nothing is registered', async () => {
		expect(await read(backend.anonymous(), 2020, ['nation'])).toEqual({ nation: 'none' });
	});

	it('reads the same of all units as of each', async () => {
		const db = backend.anonymous();
		const units = await publishedUnits(db, await readDefinitions(db), 'function_improved', 2023);
		const each = await read(db, 2023, [
			'unit-stavanger',
			'unit-sandnes-1',
			'unit-sandnes-2',
			'unit-haugesund',
		]);
		expect(Object.fromEntries(units.map((cell) => [cell.organisation, short(cell)]))).toEqual(each);
	});

	it('counts by where people live, all of them in one municipality here', async () => {
		const db = backend.anonymous();
		const cells = await indicatorRows(db, await readDefinitions(db), {
			organisations: ['municipality-1103', 'municipality-1108', 'county-11'],
			years: [2023],
			indicator: 'function_improved',
			view: 'residence',
		});
		expect(cells.map(short)).toEqual(['39/63', 'none', '39/63']);
	});

	it('reads the nation by sex, and nothing of others by parts', async () => {
		const db = backend.anonymous();
		const cells = await indicatorRows(db, await readDefinitions(db), {
			organisations: ['nation', 'municipality-1103'],
			years: [2023],
			indicator: 'function_improved',
			filters: { sex: 'female', phase: 'early' },
		});
		expect(cells.map(short)).toEqual(['39/63', 'detail']);
	});

	it('tells of a part who was asked and who answered, as of the whole', async () => {
		const leader = await leaderOf('municipality-1103');
		const definitions = await readDefinitions(leader);
		for (const indicator of ['work_m12', 'followup_m12_done'] as const) {
			const asked = { organisations: ['municipality-1103'], years: [2023], indicator };
			const [whole] = await indicatorRows(leader, definitions, asked);
			const [women] = await indicatorRows(leader, definitions, { ...asked, filters: { sex: 'female' } });
			expect(whole?.mask === null ? whole.eligible : null, indicator).toBeGreaterThan(5);
			expect(women, indicator).toEqual(whole);
		}
	});

	it('gets no number in any masked row, whatever it asks for', async () => {
		const { data } = await backend.anonymous().rpc('indicator_cells', {
			p_nodes: [...county, ...hospital],
			p_years: [2021, 2022, 2023, 2024],
			p_quarters: true,
		});
		const masked = (data as Record<string, unknown>[]).filter((row) => row.mask !== null);
		expect(masked.length).toBeGreaterThan(10);
		const numbers = ['n', 'met', 'eligible', 'matured', 'answered', 'total', 'squares', 'median', 'expected'];
		expect(masked.filter((row) => numbers.some((name) => row[name] !== null))).toEqual([]);
		const stored = await backend.anonymous().from('published_cell').select('n').not('mask', 'is', null);
		expect(stored.data?.length).toBeGreaterThan(10);
		expect(stored.data?.every((row) => row.n === null)).toBe(true);
	});

	it('cannot read fact rows', async () => {
		expect((await backend.anonymous().from('course_fact').select('*')).error?.code).toBe('42501');
	});

	it('knows the years with courses', async () => {
		const years = (await readFrame(backend.anonymous())).years;
		expect(years.slice(0, 4)).toEqual([2021, 2022, 2023, 2024]);
	});
});

describe('what a leader sees', () => {
	it('shows the own municipality from 5 and the others as the public sees them', async () => {
		const db = await leaderOf('municipality-1106');
		const others = await read(backend.anonymous(), 2023, county);
		expect(await read(db, 2023, county)).toEqual({ ...others, 'municipality-1106': '5/6' });
	});

	it('hides the same years whether quarters are asked for or not, and no quarter alone', async () => {
		const db = await leaderOf('county-11');
		const definitions = await readDefinitions(db);
		const asked = { organisations: county, years: [2022, 2023], indicator: 'function_improved' as const };
		const years = await indicatorRows(db, definitions, asked);
		const both = await indicatorRows(db, definitions, { ...asked, quarters: true });
		expect(both.filter((cell) => cell.quarter === 0)).toEqual(years);
		expect(years.filter((cell) => cell.mask === null).length).toBeGreaterThan(3);
	});

	it('hides a unit under 5 and its sister inside the own organisation', async () => {
		const db = await leaderOf('institution-test');
		expect(await read(db, 2024, ['institution-test', 'unit-hospital-1', 'unit-hospital-2'])).toEqual({
			'institution-test': '8/15',
			'unit-hospital-1': 'few',
			'unit-hospital-2': 'secondary',
		});
	});
});

describe('work at 12 months', () => {
	it('counts who did not answer as not in work, and leaves out who died', async () => {
		const db = await leaderOf('municipality-1103');
		const cells = await indicatorRows(db, await readDefinitions(db), {
			organisations: ['municipality-1103'],
			years: [2023],
		});
		const work = cells.find((cell) => cell.indicator === 'work_m12');
		expect(work).toMatchObject({ mask: null, numerator: 5, denominator: 13, answered: 8, level: 'low' });
	});

	it('waits a year before a course counts', async () => {
		const db = await leaderOf('municipality-1103');
		const year = Number(daysAgo(30).slice(0, 4));
		expect(await read(db, year, ['municipality-1103'])).toEqual({ 'municipality-1103': '6/12' });
		expect(await read(db, year, ['municipality-1103'], 'work_m12')).toEqual({ 'municipality-1103': 'none' });
	});
});

describe('who answered at 12 months', () => {
	const ask = (db: Database, organisation: string, indicator: IndicatorId = 'work_m12') =>
		responseStrata(db, organisation, 2023, indicator);

	it('is counted among persons alike in an own organisation, without saying who they are', async () => {
		// 14 were at risk, one died; all are women in their forties with stroke.
		expect(await ask(await leaderOf('municipality-1103'), 'municipality-1103')).toEqual({
			by: 'age_sex_diagnosis',
			strata: [{ eligible: 13, responded: 8, successes: 5 }],
		});
	});

	it('is not said of others, of too few, or of indicators that nobody is asked of', async () => {
		const leader = await leaderOf('municipality-1103');
		for (const db of [backend.anonymous(), await leaderOf('municipality-1108')]) {
			expect(await ask(db, 'municipality-1103')).toBeNull();
		}
		expect(await ask(leader, 'municipality-1103', 'function_improved')).toBeNull();
		expect(await ask(await leaderOf('municipality-1108'), 'municipality-1108')).toBeNull();
	});

	it('is of the nation as published, and adds up to it', async () => {
		const { strata = [] } = (await ask(backend.anonymous(), 'nation')) ?? {};
		const [nation] = await indicatorRows(backend.anonymous(), await readDefinitions(backend.anonymous()), {
			...{ organisations: ['nation'], years: [2023], indicator: 'work_m12' },
		});
		const shown = nation?.mask === null ? nation.twelveMonths : null;
		expect(strata.reduce((sum, one) => sum + one.eligible, 0)).toBe(shown?.matured ?? 0);
		expect(strata.reduce((sum, one) => sum + one.successes, 0)).toBe(shown?.achieved ?? 0);
	});

	it('is joined until every stratum has five answers', async () => {
		const join = async (strata: unknown) => {
			const rows = await backend.embedded?.sql.query<{ joined: unknown }>(
				'select private.joined_strata($1::jsonb) as joined',
				[JSON.stringify(strata)],
			);
			return rows?.[0]?.joined;
		};
		const stratum = (wide: string, matured: number, answered: number, met: number) => ({
			...{ wide, matured, answered, met },
		});
		expect(await join([stratum('a', 9, 6, 3), stratum('b', 8, 3, 1), stratum('b', 4, 2, 2)])).toEqual([
			{ eligible: 12, responded: 5, successes: 3 },
			{ eligible: 9, responded: 6, successes: 3 },
		]);
		expect(await join([stratum('a', 9, 6, 3), stratum('b', 8, 3, 1), stratum('c', 4, 1, 0)])).toEqual([
			{ eligible: 21, responded: 10, successes: 4 },
		]);
		expect(await join([stratum('a', 9, 4, 3)])).toEqual([]);
	});
});

describe('parts of an indicator', () => {
	it('are those that filters give, of own organisations and the nation alone', async () => {
		const leader = await leaderOf('municipality-1103');
		const definitions = await readDefinitions(leader);
		const question = { year: 2023, indicator: 'function_improved' as const, own: true };
		const organisations = ['municipality-1103', 'nation'];
		const parts = await indicatorParts(leader, definitions, { ...question, organisations });
		const women = parts.find(({ value }) => value === 'female');
		const filtered = await indicatorRows(leader, definitions, {
			...{ organisations, years: [2023], indicator: 'function_improved', filters: { sex: 'female' } },
		});
		expect(women?.cells.map(short)).toEqual(filtered.map(short));
		expect(women?.cells.map(short)[0]).toBe('18/30');

		const others = ['municipality-1108', 'nation'];
		const foreign = await indicatorParts(leader, definitions, {
			...question,
			organisations: others,
			own: false,
		});
		expect(foreign.every(({ cells }) => cells[0]?.mask === 'detail')).toBe(true);
	});
});

describe('where numbers come from', () => {
	it('names the units of an organisation and who else counts them, a year at a time', async () => {
		await backend.embedded?.sql.run(
			`insert into reported_count (unit_id, year, source, count) values ('unit-stavanger', 2022, 'KPR', 15)`,
		);
		const leader = await leaderOf('municipality-1103');
		expect(await organisationSources(leader, 'municipality-1103', 2022)).toEqual({
			...{ units: ['unit-stavanger'], reportedBy: ['KPR'] },
		});
		expect((await organisationSources(leader, 'municipality-1103', 2023)).reportedBy).toEqual([]);
		const coverage = await indicatorRows(leader, await readDefinitions(leader), {
			...{ organisations: ['municipality-1103'], years: [2022, 2023], indicator: 'coverage' },
		});
		// Of the year that has a count, and it says which.
		expect(newestShown(coverage, 2023)).toMatchObject({ year: 2022, numerator: 12, denominator: 15 });
		expect(newestShown(coverage, 2021)).toBeNull();
	});
});

describe('the publication', () => {
	const stavanger = ['municipality-1103'];

	it('waits for another day, while the own numbers follow at once', async () => {
		const leader = await leaderOf('municipality-1103');
		const county = () => read(backend.anonymous(), 2023, ['county-11']);
		// All units as one list, kept when they are published, beside each of them.
		const units = ['unit-stavanger', 'unit-sandnes-1', 'unit-sandnes-2', 'unit-haugesund'];
		const listed = async () => {
			const db = backend.anonymous();
			const cells = await publishedUnits(db, await readDefinitions(db), 'function_improved', 2023);
			const found = Object.fromEntries(cells.map((cell) => [cell.organisation, short(cell)]));
			expect(found).toEqual(await read(db, 2023, units));
			return found;
		};
		const before = await listed();
		expect(await read(leader, 2023, stavanger)).toEqual({ 'municipality-1103': '18/30' });
		await add({ unit: 'unit-stavanger', end: '2023-06-30', barthel: pairs(20, 20) });
		await add({ unit: 'unit-haugesund', end: '2023-06-30', barthel: pairs(10, 10) });
		expect(await read(leader, 2023, stavanger)).toEqual({ 'municipality-1103': '38/50' });
		expect(await publish(backend.service())).toEqual([]);
		expect(await county()).toEqual({ 'county-11': '39/63' });
		expect(await listed()).toEqual(before);
		// Also the year in which a test above added measurements.
		expect(await publish(backend.service(), { atOnce: true })).toContain(2023);
		expect(await county()).toEqual({ 'county-11': '69/93' });
		// Nobody is few any more, and nobody hidden for them.
		expect(await listed()).toMatchObject({ 'unit-haugesund': '15/16', 'unit-stavanger': '38/50' });
	});

	it('is done by the jobs alone', async () => {
		for (const db of [backend.anonymous(), await leaderOf('municipality-1103')]) {
			const refused = await db.rpc('publish_year', { p_year: 2023, p_version: 1, p_masks: [] });
			expect(refused.error?.code).toBe('42501');
			expect((await db.from('published_cell').delete().eq('year', 2023)).error?.code).toBe('42501');
		}
		const { data } = await backend.service().from('published_cell').select('node_id').eq('year', 2023);
		expect(data?.length).toBeGreaterThan(0);
	});
});
