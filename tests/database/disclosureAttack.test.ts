/**
 * An attacker who can subtract: everything that the public, or a leader of some organisation, can fetch is written as a
 * system of linear equations over single courses, and no hidden number may follow from it.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attacker } from '../../src/lib/domain/disclosure/derivable.ts';
import type { IndicatorCell } from '../../src/lib/domain/indicators.ts';
import {
	filterDimensions,
	type FilterDimension,
	type Filters,
} from '../../src/lib/domain/indicatorsFilter.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { indicatorRows, readDefinitions, type View } from '../../src/lib/server/indicators/index.ts';
import { publish } from '../../src/lib/server/publication/index.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;

const year = 2023;
const indicator = 'function_paired';
const units: Record<string, [organisation: string, courses: number]> = {
	'unit-a': ['municipality-1103', 40],
	'unit-b': ['municipality-1103', 12],
	'unit-c': ['municipality-1108', 4],
	'unit-d': ['municipality-1106', 23],
	'unit-e': ['municipality-4601', 31],
	'unit-f': ['municipality-4601', 7],
	'unit-g': ['municipality-4640', 15],
	'unit-h': ['municipality-3301', 28],
	'unit-i': ['municipality-3303', 9],
	'unit-j': ['institution-x', 26],
	'unit-k': ['institution-x', 6],
	'unit-l': ['institution-y', 34],
	'unit-m': ['municipality-3403', 30],
	'unit-n': ['municipality-3411', 24],
};
const ages = ['1935-03-01', '1950-03-01', '1962-03-01', '1975-03-01'];
const ends = ['2023-02-10', '2023-05-10', '2023-08-10', '2023-11-10'];

/** The same numbers at every run. */
function* numbers(): Generator<number, never> {
	for (let state = 20260101; ;) {
		state = (state * 1103515245 + 12345) % 2147483648;
		yield state / 2147483648;
	}
}

interface Course {
	id: string;
	person: string;
	unit: string;
	residence: string;
	end: string;
	sex: string;
	birth: string;
	diagnosis: string;
}

function courses(): Course[] {
	const stream = numbers();
	const pick = <T>(list: readonly T[]): T => list[Math.floor(stream.next().value * list.length)] as T;
	return Object.entries(units).flatMap(([unit, [organisation, count]]) =>
		Array.from({ length: count }, (): Course => {
			const home = organisation.startsWith('municipality') && stream.next().value < 0.85;
			return {
				...{ id: randomUUID(), person: randomUUID(), unit, end: pick(ends), birth: pick(ages) },
				residence: home
					? organisation
					: pick(['municipality-1103', 'municipality-1149', 'municipality-4601']),
				sex: pick(['female', 'female', 'male', 'male', 'male', 'unknown']),
				diagnosis: pick(['stroke', 'stroke', 'stroke', 'pain', 'pain', 'amputation']),
			};
		}),
	);
}

async function load(): Promise<void> {
	const sql = backend.embedded?.sql;
	if (!sql) throw new Error('this test needs the embedded backend');
	await sql.run(`insert into organisation (id, kind, name, parent_id) values
		('institution-x', 'institution', 'Sykehus X', 'trust-helse-fonna'), ('institution-y', 'institution', 'Sykehus Y', 'trust-helse-bergen')`);
	for (const [unit, [organisation]] of Object.entries(units)) {
		await sql.query(
			`insert into unit (id, name, organisation_id, service_level, main_instrument) values ($1, $1, $2, '3', 'barthel20')`,
			[unit, organisation],
		);
	}
	const rows = `jsonb_to_recordset($1::jsonb) r (id uuid, person uuid, unit text, residence text, "end" date, sex text, birth date, diagnosis text)`;
	const list = JSON.stringify(courses());
	await sql.query(`insert into person (id, birth_date, sex) select person, birth, sex from ${rows}`, [list]);
	await sql.query(
		`insert into course (id, unit_id, person_id, status, residence_municipality_id, start_date, end_date, service_level, delivery, phase, diagnosis_group, main_instrument)
		select id, unit, person, 'completed', residence, "end" - 28, "end", '3', 'home', 'early', diagnosis, 'barthel20' from ${rows}`,
		[list],
	);
	await sql.query(
		`insert into measurement (course_id, instrument, timepoint, value)
		select id, 'barthel20', t, 12 from ${rows} cross join (values ('start'), ('end')) t (t)`,
		[list],
	);
}

type Fact = Record<FilterDimension, string> & { unit_id: string; residence: string; quarter: number };
let facts: Fact[] = [];
const places: Record<View, Map<string, Set<string>>> = { unit: new Map(), residence: new Map() };

async function readTruth(): Promise<void> {
	const sql = backend.embedded?.sql;
	facts =
		(await sql?.query<Fact>(
			`select unit_id, residence_municipality_id as residence, quarter::int, age_band, diagnosis_group, phase, service_level, sex from course_fact where year = ${year}`,
		)) ?? [];
	const nodes = await sql?.query<{ view: View; node_id: string; place_id: string }>(
		`select view, node_id, place_id from private.node_place`,
	);
	for (const { view, node_id, place_id } of nodes ?? []) {
		places[view].set(node_id, (places[view].get(node_id) ?? new Set()).add(place_id));
	}
}

/** The courses that a cell counts, as a vector. */
function vector(cell: IndicatorCell, view: View, filters: Filters = {}): number[] {
	const members = places[view].get(cell.organisation) ?? new Set<string>();
	return facts.map((fact) => {
		const counts =
			members.has(view === 'unit' ? fact.unit_id : fact.residence) &&
			(cell.quarter === 0 || fact.quarter === cell.quarter) &&
			filterDimensions.every(
				(dimension) => filters[dimension] === undefined || filters[dimension] === fact[dimension],
			);
		return counts ? 1 : 0;
	});
}

/** Every question about parts that the interface takes: one or two dimensions with values that occur. */
function allFilters(): Filters[] {
	const dimensions: FilterDimension[] = ['age_band', 'diagnosis_group', 'sex'];
	const values = (dimension: FilterDimension) => [...new Set(facts.map((fact) => fact[dimension]))];
	const single = dimensions.flatMap((a) => values(a).map((value): Filters => ({ [a]: value })));
	const double = dimensions.flatMap((a, at) =>
		dimensions
			.slice(at + 1)
			.flatMap((b) => values(a).flatMap((x) => values(b).map((y): Filters => ({ [a]: x, [b]: y })))),
	);
	return [...single, ...double];
}

interface Fetched {
	cell: IndicatorCell;
	vector: number[];
}

async function fetchAll(db: Database, own: readonly string[]): Promise<Fetched[]> {
	const definitions = await readDefinitions(db);
	const asked = { years: [year], indicator } as const;
	const fetched: Fetched[] = [];
	for (const view of ['unit', 'residence'] as const) {
		const counted = [...places[view]].filter(([, members]) =>
			facts.some((fact) => members.has(view === 'unit' ? fact.unit_id : fact.residence)),
		);
		const cells = await indicatorRows(db, definitions, {
			...asked,
			organisations: counted.map(([id]) => id),
			quarters: view === 'unit',
			view,
		});
		fetched.push(...cells.map((cell) => ({ cell, vector: vector(cell, view) })));
	}
	for (const filters of allFilters()) {
		const cells = await indicatorRows(db, definitions, {
			...asked,
			organisations: ['nation', ...own],
			filters,
		});
		fetched.push(...cells.map((cell) => ({ cell, vector: vector(cell, 'unit', filters) })));
	}
	return fetched;
}

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
	await load();
	await publish(backend.service());
	await readTruth();
});
afterAll(() => backend.close());

const isHidden = ({ mask }: IndicatorCell) => mask === 'few' || mask === 'secondary';

/** Hidden numbers of others that follow from what is shown, as text; what counts courses of the own units alone is known. */
function told(fetched: readonly Fetched[], ownUnits: readonly string[] = []): string[] {
	const others = facts.map((fact) => !ownUnits.includes(fact.unit_id));
	const follows = attacker(fetched.filter(({ cell }) => cell.mask === null).map((one) => one.vector));
	return fetched
		.filter(
			({ cell, vector }) =>
				isHidden(cell) && !cell.own && vector.some((one, at) => one === 1 && others[at]) && follows(vector),
		)
		.map(
			({ cell, vector }) =>
				`${cell.organisation} quarter ${cell.quarter}: ${vector.filter((one) => one === 1).length}`,
		);
}

describe('hidden numbers', () => {
	it('are some, and shown ones are right', async () => {
		const fetched = await fetchAll(backend.anonymous(), []);
		expect(fetched.filter(({ cell }) => isHidden(cell)).length).toBeGreaterThan(30);
		const shown = fetched.flatMap(({ cell, vector }) => (cell.mask === null ? [{ cell, vector }] : []));
		expect(shown.length).toBeGreaterThan(20);
		for (const { cell, vector } of shown) {
			expect(cell.denominator).toBe(vector.filter((one) => one === 1).length);
			expect(cell.denominator).toBeGreaterThanOrEqual(10);
		}
	});

	it('are told where one more number is known: the attack works', async () => {
		const fetched = await fetchAll(backend.anonymous(), []);
		const secret = fetched.find(({ cell }) => cell.organisation === 'unit-c' && cell.quarter === 0);
		expect(secret && isHidden(secret.cell)).toBe(true);
		const leaked = fetched.map((one) =>
			one === secret ? { ...one, cell: { ...one.cell, mask: null } as IndicatorCell } : one,
		);
		const twin = { vector: secret?.vector ?? [], cell: { ...secret?.cell, mask: 'few' } as IndicatorCell };
		expect(told([...leaked, twin])).toContain('unit-c quarter 0: 4');
	});

	it('do not follow for the public', async () => {
		expect(told(await fetchAll(backend.anonymous(), []))).toEqual([]);
	});

	it.each([
		['unit-a', 'municipality-1103', ['municipality-1103', 'unit-a', 'unit-b']],
		['unit-d', 'municipality-1106', ['municipality-1106', 'unit-d']],
		['unit-e', 'municipality-4601', ['municipality-4601', 'unit-e', 'unit-f']],
		['unit-h', 'county-33', ['county-33', 'municipality-3301', 'municipality-3303', 'unit-h', 'unit-i']],
		['unit-j', 'institution-x', ['institution-x', 'unit-j', 'unit-k']],
		['unit-l', 'trust-helse-bergen', ['trust-helse-bergen', 'institution-y', 'unit-l']],
	])('do not follow for those who lead %s by leading %s', async (_, organisation, own) => {
		const fetched = await fetchAll(await leaderOf(organisation), own);
		expect(fetched.some(({ cell }) => cell.own && cell.mask === null)).toBe(true);
		const found = told(fetched, own);
		// Who leads a whole county and sees the sum of its region can tell what the rest of the region comes to: only hiding
		// the region from everyone would prevent that. It is a wide number, and never a small one.
		if (organisation === 'county-33') {
			expect(found.filter((text) => !/^(county|kostra|centrality)-.* quarter 0: \d{2,}$/.test(text))).toEqual(
				[],
			);
		} else expect(found).toEqual([]);
	});
});
