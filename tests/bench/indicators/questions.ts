/** The four questions of a page of results, each to the registry and to the raw facts. */
import type { Database } from '../../../src/lib/server/backend/index.ts';
import type { Cell, Cells } from './cells.ts';
import type { RawRow } from './duck.ts';
import { municipality } from './people.ts';
import { medians, rawColumns, rawNames, sums } from './rawSums.ts';

export type QuestionName = 'overview' | 'funnel' | 'trend' | 'filtered';

export interface Question {
	/** As plain SQL, with the leader as the one who asks. */
	sql: { text: string; parameters: unknown[] };
	/** Through the API of the backend, as the application asks. */
	ask(client: Database): PromiseLike<{
		data: unknown;
		error: { code: string; message: string; details: string | null } | null;
	}>;
	/** The registry's rows as cells. */
	cells(rows: Record<string, unknown>[]): Cells;
	/** DuckDB's question, and its rows as cells. */
	raw: string;
	rawCells(rows: RawRow[]): Cells;
}

const indicator = 'function_improved';
const twoYears = [2024, 2025];
const tenYears = Array.from({ length: 10 }, (_, index) => 2016 + index);

function numberOf(value: unknown): number | undefined {
	return typeof value === 'number' ? value : undefined;
}

/** A row of the registry. Coverage counts in its denominator what was reported, which is no fact. */
function cell(row: Record<string, unknown>): Cell {
	if (row.mask) return { masked: true };
	const { met, eligible, matured, answered, total, squares, median } = row;
	const all = {
		met,
		eligible,
		matured,
		answered,
		total,
		squares,
		median,
		...(row.indicator === 'coverage' ? {} : { n: row.n }),
	};
	return Object.fromEntries(Object.entries(all).map(([field, value]) => [field, numberOf(value)]));
}

function rawCell(row: RawRow, id: string): Cell {
	const start = `${id} `;
	return Object.fromEntries(
		Object.entries(row)
			.filter(([name, value]) => name.startsWith(start) && value !== null)
			.map(([name, value]) => [name.slice(start.length), numberOf(value)]),
	);
}

/** Wide rows of raw facts as cells, without those that nobody is in. */
function narrow(rows: RawRow[], ids: string[], key: (row: RawRow, id: string) => string): Cells {
	const cells: Cells = new Map();
	for (const row of rows) {
		for (const id of ids) {
			const found = rawCell(row, id);
			if (found.n ?? found.met) cells.set(key(row, id), found);
		}
	}
	return cells;
}

export function questions(comparisons: string[]): Record<QuestionName, Question> {
	const nodes = [municipality, ...comparisons];
	const list = (values: (string | number)[]) => values.map((value) => `'${value}'`).join(', ');
	const at = ({ node_id, year, indicator: id }: Record<string, unknown>) => `${node_id} ${year} ${id}`;
	const filters = { sex: 'female', diagnosis_group: 'stroke' };
	return {
		overview: {
			sql: { text: 'select public.indicator_cells($1, $2) as found', parameters: [nodes, twoYears] },
			ask: (client) => client.rpc('indicator_cells', { p_nodes: nodes, p_years: twoYears }),
			cells: (rows) => new Map(rows.map((row) => [at(row), cell(row)])),
			// Sums by unit first and then by organisation: quicker than each fact once for each of its organisations.
			raw: `with by_unit as (
					select unit_id, year, ${sums.flatMap((id) => rawColumns(id)).join(', ')}, count(*) as "coverage met"
					from facts where year in (${twoYears.join(', ')}) group by unit_id, year),
				added as (select np.node_id, u.year, ${[...rawNames(sums), '"coverage met"'].map((name) => `sum(u.${name}) as ${name}`).join(', ')}
					from by_unit u join places np on np.place_id = u.unit_id where np.view = 'unit' and np.node_id in (${list(nodes)}) group by all),
				middle as (select np.node_id, f.year, ${medians.map((id) => `count(f.${id}) as "${id} n", median(f.${id}) as "${id} median"`).join(', ')}
					from facts f join places np on np.place_id = f.unit_id
					where np.view = 'unit' and np.node_id in (${list(nodes)}) and f.year in (${twoYears.join(', ')}) group by all)
				select * from added join middle using (node_id, year)`,
			rawCells: (rows) =>
				narrow(
					rows,
					[...sums, ...medians, 'coverage'],
					({ node_id, year }, id) => `${node_id} ${year} ${id}`,
				),
		},
		funnel: {
			sql: { text: 'select public.indicator_units($1, $2) as found', parameters: [indicator, 2024] },
			ask: (client) => client.rpc('indicator_units', { p_indicator: indicator, p_year: 2024 }),
			cells: (rows) => new Map(rows.map((row) => [String(row.unit_id), cell(row)])),
			raw: `select unit_id, ${rawColumns(indicator).join(', ')} from facts where year = 2024 group by unit_id`,
			rawCells: (rows) => narrow(rows, [indicator], ({ unit_id }) => String(unit_id)),
		},
		trend: {
			sql: {
				text: 'select public.indicator_cells($1, $2, true, $3) as found',
				parameters: [[municipality, 'nation'], tenYears, indicator],
			},
			ask: (client) =>
				client.rpc('indicator_cells', {
					p_nodes: [municipality, 'nation'],
					p_years: tenYears,
					p_quarters: true,
					p_indicator: indicator,
				}),
			cells: (rows) => new Map(rows.map((row) => [`${row.node_id} ${row.year} ${row.quarter}`, cell(row)])),
			raw: `select case o.own when 1 then '${municipality}' else 'nation' end as node_id, year, coalesce(quarter, 0) as quarter, ${rawColumns(indicator).join(', ')}
				from (select year, quarter, m12_matured, m3_matured, ${indicator}, unit_id in (select place_id from places where view = 'unit' and node_id = '${municipality}') as is_own from facts) f
				join (values (0), (1)) o (own) on o.own = 0 or f.is_own
				group by grouping sets ((o.own, year, quarter), (o.own, year))`,
			rawCells: (rows) =>
				narrow(rows, [indicator], ({ node_id, year, quarter }) => `${node_id} ${year} ${quarter}`),
		},
		filtered: {
			sql: {
				text: 'select public.indicator_filtered($1, $2, ($3::text)::jsonb) as found',
				parameters: [['nation'], twoYears, JSON.stringify(filters)],
			},
			ask: (client) =>
				client.rpc('indicator_filtered', { p_nodes: ['nation'], p_years: twoYears, p_filters: filters }),
			cells: (rows) => new Map(rows.map((row) => [at(row), cell(row)])),
			raw: `select 'nation' as node_id, year, ${sums.flatMap((id) => rawColumns(id)).join(', ')} from facts
				where year in (${twoYears.join(', ')}) and sex = '${filters.sex}' and diagnosis_group = '${filters.diagnosis_group}' group by year`,
			rawCells: (rows) => narrow(rows, sums, ({ node_id, year }, id) => `${node_id} ${year} ${id}`),
		},
	};
}
