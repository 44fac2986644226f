import { definitionIn } from '$lib/domain/indicators';
import { hasFilters } from '$lib/domain/indicatorsFilter';
import { indicatorTitle } from '$lib/domain/indicatorsText';
import { organisationName } from '$lib/components/organisationName';
import { m } from '$lib/paraglide/messages.js';
import { done } from '$lib/server/backend/answers';
import { csvResponse, type CsvValue } from '$lib/server/indicators/csv';
import { readOverview, type OverviewTable } from '$lib/server/indicators/overview';
import { yearNow } from '$lib/server/indicators/place';
import { error } from '@sveltejs/kit';
import { cellColumns, cellHeader } from '../cellColumns';
import { chosenWords } from '../filterControls';
import { quartersText } from '../overviewPeriod';
import type { RequestHandler } from './$types';

/** The cells of the page: the period in every column, and the own years that the lines are drawn of. */
function cellsOf({ cells, ownYears, quarters, year }: OverviewTable) {
	const period = quarters ? quartersText(quarters) : String(year);
	const earlier = ownYears.filter((cell) => quarters !== null || cell.year !== year);
	return [
		...earlier.map((cell) => ({ cell, period: String(cell.year), rolling: false })),
		...cells.map((cell) => ({ cell, period, rolling: quarters !== null })),
	];
}

/** What the page shows, with the own years of the trend. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { table, organisation, address } = await readOverview({ locals, url });
	if (!table) error(400, 'bad_question');
	const view = address.view === 'residence' ? m.overview_view_residence() : m.overview_view_unit();
	const split = hasFilters(address.filters);
	const filters = chosenWords(address.filters) || m.overview_filters_all();

	const rows = table.definitions.flatMap(({ id }) =>
		cellsOf(table).flatMap(({ cell, period, rolling }): CsvValue[][] => {
			const column = table.columns.find((one) => one.id === cell.organisation);
			const definition = definitionIn(table.allDefinitions, cell.indicator, cell.year);
			if (cell.indicator !== id || !column || !definition) return [];
			return [
				[
					...[indicatorTitle(id), organisationName(column), period, view, filters],
					...cellColumns(cell, definition, { rolling, split, thisYear: yearNow() }),
				],
			];
		}),
	);
	await done(
		locals.db.rpc('log_export', {
			p_action: 'aggregates_downloaded',
			p_subject: organisation.id,
			p_detail: {
				page: 'indicators',
				organisations: table.columns.map((one) => one.id),
				rows: rows.length,
			},
		}),
	);
	const header = [
		...[m.csv_indicator(), m.csv_organisation(), m.csv_period(), m.csv_view(), m.csv_filters()],
		...cellHeader(),
	];
	return csvResponse(`indicators-${organisation.id}.csv`, header, rows);
};
