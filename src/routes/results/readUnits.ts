/** The published units of an indicator, for the page and its file alike. */
import { error } from '@sveltejs/kit';
import { definitionIn, indicatorIds, isIndicatorId } from '$lib/domain/indicators';
import { indicatorRows, publishedUnits } from '$lib/server/indicators';
import { askedYear, yearNow } from '$lib/server/indicators/place';
import { nation, readOrganisations } from '$lib/server/organisations';

/** Always as the public sees it, whoever is signed in: what is said here can be said to anyone. */
export async function readUnits({ locals, url }: { locals: App.Locals; url: URL }) {
	const db = locals.registry.backend.anonymous();
	const indicator = url.searchParams.get('indicator') ?? indicatorIds[0];
	if (!isIndicatorId(indicator)) error(404, 'no_indicator');
	const { year, years, definitions } = await askedYear({ locals, url });
	const sort = url.searchParams.get('sort') === 'value' ? ('value' as const) : ('name' as const);
	const definition = definitionIn(definitions, indicator, year ?? yearNow());
	if (!definition) error(404, 'no_definition');
	const base = {
		indicator,
		year,
		years,
		sort,
		sorted: url.searchParams.has('sort'),
		definition,
		thisYear: yearNow(),
	};
	if (year === null) return { ...base, units: [], nation: null };

	const cells = await publishedUnits(db, definitions, indicator, year);
	const units = await readOrganisations(
		db,
		cells.map((cell) => cell.organisation),
	);
	const places = await readOrganisations(db, [...new Set(units.flatMap((unit) => unit.parentId ?? []))]);
	const rows = cells.flatMap((cell) => {
		const unit = units.find((one) => one.id === cell.organisation);
		if (!unit || cell.mask !== null) return [];
		return { ...cell, name: unit.name, place: places.find((one) => one.id === unit.parentId) ?? null };
	});
	rows.sort((a, b) => (sort === 'value' && b.value - a.value) || a.name.localeCompare(b.name, 'nb'));
	const whole = await indicatorRows(db, definitions, { organisations: [nation], years: [year] });
	return { ...base, units: rows, nation: whole.find((cell) => cell.indicator === indicator) ?? null };
}
