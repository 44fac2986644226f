/** The numbers of each chart of the page as a table: asked anew, with everything hidden that is hidden there. */
import { error } from '@sveltejs/kit';
import { organisationName } from '$lib/components/organisationName';
import { definitionIn, indicatorUnit, type IndicatorCell } from '$lib/domain/indicators';
import { valueScale } from '$lib/domain/indicatorsValue';
import { m } from '$lib/paraglide/messages.js';
import type { Database } from '$lib/server/backend';
import { readModels } from '$lib/server/caseMix';
import { indicatorRows } from '$lib/server/indicators';
import { csvNumber, type CsvValue } from '$lib/server/indicators/csv';
import { groupsOf, monthsOf, quartersOf, unitsOf } from '$lib/server/indicators/one';
import { yearNow } from '$lib/server/indicators/place';
import { organisationSources } from '$lib/server/indicators/sources';
import { nation } from '$lib/server/organisations';
import { cellColumns, cellHeader } from '../../cellColumns';
import { isOver, type AskedIndicator } from '../asked';

export const charts = ['trend', 'quarters', 'units', 'groups', 'months'] as const;
export type Chart = (typeof charts)[number];

interface Table {
	header: string[];
	rows: CsvValue[][];
}
type Asked = AskedIndicator & { year: number };

const columnsOf = (cell: IndicatorCell, { all, definition }: Asked) =>
	cellColumns(cell, definitionIn(all, cell.indicator, cell.year) ?? definition, {
		...{ rolling: false, split: false, thisYear: yearNow() },
	});

async function trend(db: Database, asked: Asked): Promise<Table> {
	const { columns, organisations, indicator, all } = asked;
	const years = asked.years.filter((year) => year <= asked.year);
	const cells = await indicatorRows(db, all, { organisations, years, indicator });
	return {
		header: [m.csv_organisation(), m.csv_period(), ...cellHeader()],
		rows: columns.flatMap((node) =>
			cells
				.filter((cell) => cell.organisation === node.id)
				.map((cell) => [organisationName(node), cell.year, ...columnsOf(cell, asked)]),
		),
	};
}

async function quarters(db: Database, asked: Asked): Promise<Table> {
	const { organisation, indicator, all } = asked;
	const years = asked.years.filter((year) => year <= asked.year);
	const cells = await indicatorRows(db, all, {
		...{ organisations: [organisation.id], years, indicator, quarters: true },
	});
	const over = cells.filter((cell) => cell.quarter > 0 && isOver(cell));
	const view = quartersOf(indicator, over);
	const unit = indicatorUnit(indicator);
	const number = (value: number) => csvNumber(valueScale(unit, value), 1);
	return {
		header: [
			...[m.csv_organisation(), m.csv_period(), ...cellHeader()],
			...[m.csv_limit_lower(), m.csv_limit_upper(), m.csv_signal()],
		],
		rows: over.map((cell) => {
			const at = (view.chart?.points ?? []).findIndex(
				({ year, quarter }) => year === cell.year && quarter === cell.quarter,
			);
			const limits = view.chart?.points[at]?.limits;
			return [
				...[organisationName(organisation), m.one_quarter({ quarter: cell.quarter, year: cell.year })],
				...columnsOf(cell, asked),
				...(limits
					? [number(limits.lower), number(limits.upper), view.rows[at]?.signal ?? null]
					: [null, null, null]),
			];
		}),
	};
}

async function units(db: Database, { organisation, indicator, all, year }: Asked): Promise<Table> {
	const { units: ownUnits } = await organisationSources(db, organisation.id, year);
	const own = new Set(organisation.id === nation ? [] : ownUnits);
	const models = await readModels(db, indicator);
	const { rows } = await unitsOf(db, all, { id: indicator, year, own, models });
	return {
		header: [
			...[m.one_column_unit(), m.csv_period(), m.csv_n(), m.csv_value(), m.one_column_interval()],
			...[m.csv_shrunken(), m.csv_flag(), m.one_column_adjusted(), m.one_flag_adjusted(), m.csv_note()],
		],
		rows: rows
			.toReversed()
			.map((row) => [
				...[row.name, year, row.n, row.value, row.limits, row.shrunken, row.flag],
				...[row.adjusted?.value ?? null, row.adjusted?.flag ?? null],
				row.own ? m.one_unit_own() : null,
			]),
	};
}

async function groups(db: Database, asked: Asked): Promise<Table> {
	const { columns, organisations, indicator, all, year, isOwn: own, definition } = asked;
	const { divisions } = await groupsOf(db, all, {
		...{ organisations, year, indicator, own, kind: definition.kind },
	});
	const nodes = new Map(columns.map((node) => [node.id, node]));
	return {
		header: [m.csv_group(), m.csv_organisation(), m.csv_period(), ...cellHeader()],
		rows: divisions.flatMap((division) =>
			division.rows.flatMap(({ name, cells }) =>
				cells.flatMap((cell): CsvValue[][] => {
					const node = nodes.get(cell.organisation);
					const group = `${division.name}: ${name}`;
					return node ? [[group, organisationName(node), year, ...columnsOf(cell, asked)]] : [];
				}),
			),
		),
	};
}

async function months(db: Database, { organisation, indicator, all, year }: Asked): Promise<Table> {
	const ask = { organisations: [organisation.id], years: [year], indicator };
	const [cell] = await indicatorRows(db, all, ask);
	const found = cell ? await monthsOf(db, cell) : null;
	if (!found) error(404, 'no_numbers');
	const place = [organisationName(organisation), year];
	return {
		header: [
			...[m.csv_organisation(), m.csv_period(), m.csv_what(), m.csv_n(), m.csv_value()],
			m.one_column_interval(),
		],
		rows: [
			...found.steps.map(({ name, count }) => [...place, name, count, null, null]),
			...found.ways.map(({ name, value, limits }) => [...place, name, null, value, limits]),
		],
	};
}

export const tables: Record<Chart, (db: Database, asked: Asked) => Promise<Table>> = {
	...{ trend, quarters, units, groups, months },
};
