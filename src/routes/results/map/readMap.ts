/** The published municipalities of an indicator, for the map and its file alike. */
import { error } from '@sveltejs/kit';
import { definitionIn, indicatorKind, isIndicatorId } from '$lib/domain/indicators';
import { publishedMap } from '$lib/server/indicators/map';
import { askedYear, yearNow } from '$lib/server/indicators/place';

/** Always as the public sees it, whoever is signed in. */
export async function readMap({ locals, url }: { locals: App.Locals; url: URL }) {
	const db = locals.registry.backend.anonymous();
	const indicator = url.searchParams.get('indicator') ?? 'per_1000';
	// Means and medians of few tell too little of a municipality; coverage is of units, not of residents.
	if (!isIndicatorId(indicator) || !['rate', 'proportion'].includes(indicatorKind(indicator))) {
		error(404, 'no_indicator');
	}
	const { year, years, definitions } = await askedYear({ locals, url });
	const definition = definitionIn(definitions, indicator, year ?? yearNow());
	if (!definition) error(404, 'no_definition');
	return {
		indicator,
		year,
		years,
		definition,
		thisYear: yearNow(),
		places: year === null ? [] : await publishedMap(db, definitions, indicator, year),
	};
}
