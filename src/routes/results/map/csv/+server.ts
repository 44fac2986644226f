import { indicatorTitle } from '$lib/domain/indicatorsText';
import { m } from '$lib/paraglide/messages.js';
import { csvResponse } from '$lib/server/indicators/csv';
import { cellColumns, cellHeader } from '../../../indicators/cellColumns';
import { readMap } from '../readMap';
import type { RequestHandler } from './$types';

/** The municipalities of the map, as anyone may see them. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { indicator, year, places, definition, thisYear } = await readMap({ locals, url });
	const shown = { rolling: false, split: false, thisYear };
	return csvResponse(
		`${indicator}-municipalities-${year ?? thisYear}.csv`,
		[m.csv_indicator(), m.csv_municipality(), m.csv_county(), m.csv_period(), ...cellHeader()],
		places.map(({ name, county, cell }) => [
			...[indicatorTitle(indicator), name, county.name, cell.year],
			...cellColumns(cell, definition, shown),
		]),
	);
};
