import { error } from '@sveltejs/kit';
import { definitionIn, isIndicatorId } from '$lib/domain/indicators';
import { trendFinding } from '$lib/domain/indicatorsFinding';
import { indicatorRows, readDefinitions } from '$lib/server/indicators';
import { askedPlace, askedYear, yearNow } from '$lib/server/indicators/place';
import { nation, readOrganisations } from '$lib/server/organisations';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
	const { organisation, isOwn, choices } = await askedPlace({ locals, url });
	if (!isIndicatorId(params.id)) error(404, 'no_indicator');
	const { year, years } = await askedYear({ locals, url });
	const all = await readDefinitions(locals.db);
	const definition = definitionIn(all, params.id, year ?? yearNow());
	if (!definition) error(404, 'no_definition');

	const ids = [...new Set([organisation.id, nation])];
	const columns = await readOrganisations(locals.db, ids);
	const rows = await indicatorRows(locals.db, all, { organisations: ids, years });
	const cells = rows.filter((cell) => cell.indicator === params.id);
	const ownUntilYear = cells.filter(
		(cell) => cell.organisation === organisation.id && (year === null || cell.year <= year),
	);
	return {
		organisation,
		isOwn,
		choices,
		year,
		years,
		thisYear: yearNow(),
		definition,
		columns,
		cells,
		// Said here, because the statistics behind it are too large for a page.
		finding: trendFinding(definition.id, ownUntilYear, definition.better),
	};
};
