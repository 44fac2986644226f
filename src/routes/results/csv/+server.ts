import { organisationName } from '$lib/components/organisationName';
import { indicatorTitle } from '$lib/domain/indicatorsText';
import { m } from '$lib/paraglide/messages.js';
import { csvResponse } from '$lib/server/indicators/csv';
import { cellColumns, cellHeader } from '../../indicators/cellColumns';
import { readUnits } from '../readUnits';
import type { RequestHandler } from './$types';

/** The units of the chart, as anyone may see them. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { indicator, year, units, definition, thisYear } = await readUnits({ locals, url });
	const shown = { rolling: false, split: false, thisYear };
	return csvResponse(
		`${indicator}-units-${year ?? thisYear}.csv`,
		[
			...[m.csv_indicator(), m.results_column_unit(), m.results_column_organisation(), m.csv_period()],
			...cellHeader(),
		],
		units.map(({ name, place, ...cell }) => [
			...[indicatorTitle(indicator), name, place && organisationName(place), cell.year],
			...cellColumns(cell, definition, shown),
		]),
	);
};
