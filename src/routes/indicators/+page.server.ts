import { type IndicatorId, type MaskedCell, type ShownCell } from '$lib/domain/indicators';
import { changeBetween, largestChanges } from '$lib/domain/indicatorsChange';
import { hasFilters } from '$lib/domain/indicatorsFilter';
import { publications } from '$lib/server/indicators';
import { cellIn, readOverview, type OverviewTable } from '$lib/server/indicators/overview';
import { yearNow } from '$lib/server/indicators/place';
import type { PageServerLoad } from './$types';
import type { OverviewCell, OverviewRow } from './overviewRow';

/** What the page draws of a cell: the ways to count it are shown on the indicator's own page. */
function drawn(cell: ShownCell | MaskedCell): OverviewCell {
	if (cell.mask !== null) return cell;
	return { ...cell, twelveMonths: null, amongAnswered: null, adjusted: null };
}

function rowsOf({ definitions, columns, cells, ownYears, year }: OverviewTable): OverviewRow[] {
	const [own, ...others] = columns;
	return definitions.map((definition) => ({
		definition,
		own: drawn(cellIn(cells, definition.id, own?.id ?? '', year)),
		others: others.map((column) => drawn(cellIn(cells, definition.id, column.id, year))),
		trend: ownYears.flatMap((cell) =>
			cell.indicator === definition.id && cell.mask === null
				? { year: cell.year, value: cell.value, interval: cell.interval }
				: [],
		),
	}));
}

function changesOf({ definitions, cells, ownBefore, columns, year }: OverviewTable) {
	const own = columns[0]?.id ?? '';
	const changes = definitions.flatMap(
		({ id, better }) =>
			changeBetween(cellIn(ownBefore, id, own, year - 1), cellIn(cells, id, own, year), better) ?? [],
	);
	return { ...largestChanges(changes), compared: changes.length > 0 };
}

/** What the head says beside the name: how many courses, how much of what happened, and as of when. */
async function headOf(
	db: App.Locals['db'],
	{ cells, ownYears, columns, year }: OverviewTable,
	whole: boolean,
) {
	const own = columns[0]?.id ?? '';
	const find = (id: IndicatorId) => cellIn(cells, id, own, year);
	// Every completed course is in the denominator of this indicator, so its masked count is masked here too.
	const courses = find('function_paired');
	const coverage = ownYears
		.filter((cell) => cell.indicator === 'coverage')
		.findLast((cell): cell is ShownCell => cell.mask === null);
	const published = (await publications(db)).find((one) => one.year === year);
	return {
		courses: courses.mask === null ? courses.denominator : null,
		coverage: coverage ? { value: coverage.value, year: coverage.year } : null,
		/** Other sources count courses where they are treated, and all together. */
		knowsCoverage: whole,
		published: published?.at ?? null,
		live: cells.some((cell) => cell.own && cell.organisation === own),
	};
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { table, ...overview } = await readOverview({ locals, url });
	if (!table) return { ...overview, table: null };
	const { view, filters } = overview.address;
	const split = hasFilters(filters);
	return {
		...overview,
		table: {
			year: table.year,
			thisYear: yearNow(),
			years: overview.years.filter((year) => year <= table.year),
			rolling: table.quarters !== null,
			split,
			columns: table.columns,
			rows: rowsOf(table),
			changes: changesOf(table),
			head: await headOf(locals.db, table, view === 'unit' && !split),
		},
	};
};
