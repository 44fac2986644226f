import { definitionIn, type IndicatorId } from '$lib/domain/indicators';
import { changeBetween, largestChanges } from '$lib/domain/indicatorsChange';
import { indicatorRows, readDefinitions } from '$lib/server/indicators';
import { askedPlace, askedYear, yearNow } from '$lib/server/indicators/place';
import { comparisonsOf } from '$lib/server/organisations';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { organisation, isOwn, choices } = await askedPlace({ locals, url });
	const { year, years } = await askedYear({ locals, url });
	const place = { organisation, isOwn, choices, years, thisYear: yearNow() };
	if (year === null) return { ...place, table: null };

	const all = await readDefinitions(locals.db);
	const columns = await comparisonsOf(locals.db, organisation);
	const cells = await indicatorRows(locals.db, all, { organisations: columns.map((one) => one.id), years });
	const ids = [...new Set(all.map((definition) => definition.id))];
	const definitions = ids.flatMap((id) => definitionIn(all, id, year) ?? []);
	const ownCell = (indicator: IndicatorId, at: number) =>
		cells.find(
			(cell) => cell.indicator === indicator && cell.organisation === organisation.id && cell.year === at,
		);
	const changes = definitions.flatMap(
		({ id, better }) => changeBetween(ownCell(id, year - 1), ownCell(id, year), better) ?? [],
	);
	// Every completed course is in the denominator of this indicator, so its masked count is masked here too.
	const courses = ownCell('function_paired', year);
	return {
		...place,
		table: {
			year,
			columns,
			definitions,
			cells,
			courses: courses?.mask === null ? courses.denominator : null,
			changes: { ...largestChanges(changes), compared: changes.length > 0 },
		},
	};
};
